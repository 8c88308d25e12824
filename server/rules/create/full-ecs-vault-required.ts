import { message } from '../../messages/message';
import { setField, vaultsFor } from '../repair';
import type { Rule } from '../rule';

export const fullEcsVaultRequired: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-required',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, facts) {
    if (step.server === undefined || !facts.absent(step, 'vault') || step.given.has('backup')) return;
    const server = facts.find('servers', step.server);
    const region = server?.facts.region;
    yield {
      at: step.at,
      message: message('full-ecs-vault-required'),
      fixes: () =>
        vaultsFor('backup', region?.known === true ? region.value : undefined, facts).map((vault) => ({
          title: message('fix.add-field', { field: 'vault', value: vault }),
          changes: [setField(step, 'vault', vault)],
        })),
    };
  },
};
