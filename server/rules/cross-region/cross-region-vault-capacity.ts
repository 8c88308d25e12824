import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { vaultUse } from '../vaults';

export const crossRegionVaultCapacity: Rule<'manifest'> = {
  id: 'cross-region-vault-capacity',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    for (const { ran, vault, at, need, free, because } of vaultUse(run)) {
      const { action } = ran.step;
      if (action === 'create-full-ecs' || need < free || (need === free && action !== 'accept-share')) continue;
      yield {
        at,
        message: message('cross-region-vault-capacity', { vault: vault.name, need, free }),
        // The guide of the backup service asks for more room than the backup takes.
        rests: need === free ? { on: 'disputed', note: message('cross-region-vault-capacity.exact') } : undefined,
        because,
      };
    }
  },
};
