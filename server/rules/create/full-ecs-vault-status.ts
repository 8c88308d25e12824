import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { useOther, vaultsFor } from '../fixes';
import type { Rule } from '../rule';

export const fullEcsVaultStatus: Rule<'create-full-ecs'> = {
  id: 'full-ecs-vault-status',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const vault = context.find('vaults', step.vault);
    const fact = context.of(vault, 'status');
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
      reasons: [fact.why],
      fixes: () =>
        vaultsFor('backup', region.known ? region.value : undefined, context).map((other) =>
          useOther(step, 'vault', other),
        ),
    };
  },
};
