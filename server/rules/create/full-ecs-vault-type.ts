import { isSame } from '../../catalog/limits';
import { message } from '../../messages/message';
import { useOther, vaultsFor } from '../fixes';
import type { Rule } from '../rule';

export const fullEcsVaultType: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-type',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const vault = context.find('vaults', step.vault);
    const fact = context.of(vault, 'type');
    if (step.vault === undefined || vault === undefined || fact === undefined || isSame(fact.value, 'server')) return;
    const region = vault.facts.region;
    yield {
      at: step.vault.at,
      message: message('full-ecs-vault-type', { vault: vault.name, value: fact.value }),
      reasons: [fact.why],
      fixes: () =>
        vaultsFor('backup', region.known ? region.value : undefined, context).map((other) =>
          useOther(step, 'vault', other),
        ),
    };
  },
};
