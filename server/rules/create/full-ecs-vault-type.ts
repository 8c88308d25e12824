import { isSame } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { otherVaults } from '../vaults';
import { knownValue } from '../../facts/fact';

export const fullEcsVaultType: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-type',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const found = context.factOf('vaults', step.vault, 'type');
    if (found === undefined || isSame(found.value, 'server')) return;
    const { at, thing: vault, value, why } = found;
    yield {
      at,
      message: message('full-ecs-vault-type', { vault: vault.name, value }),
      reasons: [why],
      fixes: () => otherVaults(step, 'backup', knownValue(vault.facts.region), context),
    };
  },
};
