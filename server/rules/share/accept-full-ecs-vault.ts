import { message } from '../../messages/message';
import { setField, vaultsFor } from '../repair';
import type { Rule } from '../rule';

export const acceptFullEcsVault: Rule<'accept-share'> = {
  id: 'accept-full-ecs-vault',
  severity: 'error',
  on: ['accept-share'],
  *check(step, facts) {
    if (!facts.absent(step, 'vault')) return;
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (kind?.value !== 'full-ecs') continue;
      yield {
        at: ref.at,
        message: message('accept-full-ecs-vault', { image: image.name }),
        because: [kind.why],
        fixes: () =>
          vaultsFor('backup', image.facts.region.known ? image.facts.region.value : undefined, facts).map((vault) => ({
            title: message('fix.add-field', { field: 'vault', value: vault }),
            changes: [setField(step, 'vault', vault)],
          })),
      };
    }
  },
};
