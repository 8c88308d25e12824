import { isSame } from '../../catalog/limits';
import { message } from '../../messages/message';
import { setField, vaultsFor } from '../repair';
import type { Rule } from '../rule';

export const fullEcsVaultType: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-type',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, facts) {
    const vault = facts.find('vaults', step.vault);
    const fact = facts.of(vault, 'type');
    if (step.vault === undefined || vault === undefined || fact === undefined || isSame(fact.value, 'server')) return;
    const region = vault.facts.region;
    yield {
      at: step.vault.at,
      message: message('full-ecs-vault-type', { vault: vault.name, value: fact.value }),
      because: [fact.why],
      fixes: () =>
        vaultsFor('backup', region.known ? region.value : undefined, facts).map((other) => ({
          title: message('fix.use-other', { name: other }),
          changes: [setField(step, 'vault', other)],
        })),
    };
  },
};
