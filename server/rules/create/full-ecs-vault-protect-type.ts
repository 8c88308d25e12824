import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { otherVaults } from '../vaults';
import { knownValue } from '../../facts/fact';

export const fullEcsVaultProtectType: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-protect-type',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const found = context.factOf('vaults', step.vault, 'protect_type');
    if (found === undefined || found.value === 'backup') return;
    const { at, thing: vault, value, why } = found;
    yield {
      at,
      message: message('full-ecs-vault-protect-type', { vault: vault.name, value }),
      reasons: [why],
      fixes: () => otherVaults(step, 'backup', knownValue(vault.facts.region), context),
    };
  },
};
