import { message } from '../../messages/message';
import { setField, vaultsFor } from '../fixes';
import type { Rule } from '../rule';

export const fullEcsVaultRequired: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-required',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    if (step.server === undefined || !context.absent(step, 'vault') || step.written.has('backup')) return;
    const server = context.find('servers', step.server);
    const region = server?.facts.region;
    yield {
      at: step.at,
      message: message('full-ecs-vault-required'),
      fixes: () =>
        vaultsFor('backup', region?.known === true ? region.value : undefined, context).map((vault) => ({
          title: message('fix.add-field', { field: 'vault', value: vault }),
          changes: [setField(step, 'vault', vault)],
        })),
    };
  },
};
