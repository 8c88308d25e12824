import { message } from '../../messages/message';
import { vaultsFor } from '../vaults';
import type { Rule } from '../rule';
import { addField } from '../fixes';
import { knownValue } from '../../facts/fact';

export const fullEcsVaultRequired: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-required',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    if (step.server === undefined || !context.absent(step, 'vault') || step.written.has('backup')) return;
    const region = knownValue(context.find('servers', step.server)?.facts.region);
    yield {
      at: step.at,
      message: message('full-ecs-vault-required'),
      fixes: () => vaultsFor('backup', region, context).map((vault) => addField(step, 'vault', vault)),
    };
  },
};
