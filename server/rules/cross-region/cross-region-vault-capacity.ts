import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { vaultUse } from '../vaults';

export const crossRegionVaultCapacity: Rule<'manifest'> = {
  id: 'cross-region-vault-capacity',
  severity: 'error',
  on: ['manifest'],
  *check(evaluation) {
    for (const { state, vault, at, need, free, reasons } of vaultUse(evaluation)) {
      const { action } = state.step;
      if (action === 'create-full-ecs' || need < free || (need === free && action !== 'accept-share')) continue;
      yield {
        at,
        message: message('cross-region-vault-capacity', { vault: vault.name, need, free }),
        // The guide of the backup service requires more space than the backup occupies.
        evidence: need === free ? { on: 'disputed', note: message('cross-region-vault-capacity.exact') } : undefined,
        reasons,
      };
    }
  },
};
