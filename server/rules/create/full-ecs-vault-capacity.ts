import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { vaultUse } from '../vaults';

export const fullEcsVaultCapacity: Rule<'manifest'> = {
  id: 'full-ecs-vault-capacity',
  severity: 'warning',
  on: ['manifest'],
  *check(evaluation) {
    for (const { state, vault, at, need, free, reasons } of vaultUse(evaluation)) {
      if (state.step.action !== 'create-full-ecs' || need <= free) continue;
      yield { at, message: message('full-ecs-vault-capacity', { vault: vault.name, need, free }), reasons };
    }
  },
};
