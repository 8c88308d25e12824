import { message } from '../../messages/message';
import { dropFields, setField, vaultsFor } from '../fixes';
import type { Rule } from '../rule';

export const acceptFullEcsVault: Rule<'accept-share'> = {
  id: 'accept-full-ecs-vault',
  severity: 'error',
  on: ['accept-share'],
  *check(step, context) {
    if (step.vault !== undefined) {
      const kinds = context.images(step).map(({ image }) => ({ image, kind: context.of(image, 'kind') }));
      const [first] = kinds;
      if (first?.kind === undefined || kinds.some(({ kind }) => kind === undefined || kind.value === 'full-ecs'))
        return;
      yield {
        at: step.vault.key,
        severity: 'warning',
        message: message('cross-region-vault-missing.needless', {
          image: first.image.name,
          kind: message(`pipeline.kind.${first.kind.value}`),
        }),
        reasons: [first.kind.why],
        fixes: () => dropFields(step, 'vault'),
      };
      return;
    }
    if (!context.absent(step, 'vault')) return;
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      if (kind?.value !== 'full-ecs') continue;
      yield {
        at: ref.at,
        message: message('accept-full-ecs-vault', { image: image.name }),
        reasons: [kind.why],
        fixes: () =>
          vaultsFor('backup', image.facts.region.known ? image.facts.region.value : undefined, context).map(
            (vault) => ({
              title: message('fix.add-field', { field: 'vault', value: vault }),
              changes: [setField(step, 'vault', vault)],
            }),
          ),
      };
    }
  },
};
