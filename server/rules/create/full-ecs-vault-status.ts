import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { setField, vaultsFor } from '../repair';
import type { Rule } from '../rule';

export const fullEcsVaultStatus: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-status',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, facts) {
    const vault = facts.find('vaults', step.vault);
    const fact = facts.of(vault, 'status');
    if (
      step.vault === undefined ||
      vault === undefined ||
      fact === undefined ||
      holds(limit('full-ecs-vault-status').values, fact.value)
    )
      return;
    const region = vault.facts.region;
    yield {
      at: step.vault.at,
      message: message('full-ecs-vault-status', { vault: vault.name, value: fact.value }),
      because: [fact.why],
      fixes: () =>
        vaultsFor('backup', region.known ? region.value : undefined, facts).map((other) => ({
          title: message('fix.use-other', { name: other }),
          changes: [setField(step, 'vault', other)],
        })),
    };
  },
};
