import { message } from '../../messages/message';
import { dropFields, addField } from '../fixes';
import { vaultsFor } from '../vaults';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

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
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'full-ecs'))
      yield {
        at: ref.at,
        message: message('accept-full-ecs-vault', { image: image.name }),
        reasons: [why],
        fixes: () =>
          vaultsFor('backup', knownValue(image.facts.region), context).map((vault) => addField(step, 'vault', vault)),
      };
  },
};
