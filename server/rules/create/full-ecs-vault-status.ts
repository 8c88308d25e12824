import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { otherVaults } from '../vaults';
import { knownValue } from '../../facts/fact';

export const fullEcsVaultStatus: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-status',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const found = context.factOf('vaults', step.vault, 'status');
    if (found === undefined || holds(limit('full-ecs-vault-status').values, found.value)) return;
    const { at, thing: vault, value, why } = found;
    yield {
      at,
      message: message('full-ecs-vault-status', { vault: vault.name, value }),
      reasons: [why],
      fixes: () => otherVaults(step, 'backup', knownValue(vault.facts.region), context),
    };
  },
};
