import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { vaultUse } from '../vaults';

export const crossRegionVaultCapacity: Rule<'manifest'> = {
  id: 'cross-region-vault-capacity',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    for (const { ran, vault, at, need, free, because } of vaultUse(run)) {
      if (ran.step.action === 'create-full-ecs' || need <= free) continue;
      yield { at, message: message('cross-region-vault-capacity', { vault: vault.name, need, free }), because };
    }
  },
};
