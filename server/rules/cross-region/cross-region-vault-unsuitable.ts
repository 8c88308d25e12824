import { message } from '../../messages/message';
import { setField, vaultsFor } from '../repair';
import type { Rule } from '../rule';

export const crossRegionVaultUnsuitable: Rule<'copy-cross-region' | 'accept-share'> = {
  id: 'cross-region-vault-unsuitable',
  severity: 'error',
  on: ['copy-cross-region', 'accept-share'],
  *check(step, facts) {
    const vault = facts.find('vaults', step.vault);
    if (step.vault === undefined || vault === undefined) return;
    const [first] = facts.images(step);
    const kind = step.action === 'copy-cross-region' ? facts.of(first?.image, 'kind') : undefined;
    if (step.action === 'copy-cross-region' && kind?.value !== 'full-ecs') return;
    const wanted = {
      type: 'server',
      protect_type: step.action === 'accept-share' ? 'backup' : 'replication',
      status: 'available',
    };
    for (const field of ['type', 'protect_type', 'status'] as const) {
      const fact = facts.of(vault, field);
      if (fact === undefined || fact.value === wanted[field]) continue;
      yield {
        at: step.vault.at,
        message: message('cross-region-vault-unsuitable', {
          vault: vault.name,
          field,
          value: fact.value,
          wanted: wanted[field],
        }),
        because: [fact.why],
        fixes: () =>
          step.action === 'accept-share'
            ? []
            : vaultsFor('replication', step.target_region?.value, facts).map((other) => ({
                title: message('fix.use-other', { name: other }),
                changes: [setField(step, 'vault', other)],
              })),
      };
      return;
    }
  },
};
