import { holds, limit } from '../../catalog/limits';
import type { CheckContext } from '../../facts/check-context';
import type { Entities } from '../../facts/entity';
import { message } from '../../messages/message';
import type { AnchoredSpan } from '../../text/anchored-span';
import type { Report, Rule } from '../rule';
import { knownValue } from '../../facts/fact';

export const fullEcsBackupStatus: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-status',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const backup = context.find('backups', step.backup);
    if (step.backup === undefined || backup === undefined) return;
    yield* ofBackup(backup, step.backup.at, context);
    yield* ofVault(backup, step.backup.at, context);
  },
};

function* ofBackup(backup: Entities['backups'], at: AnchoredSpan, context: CheckContext): Iterable<Report> {
  const status = context.of(backup, 'status');
  const { values, perhaps } = limit('full-ecs-backup-status');
  if (status === undefined || holds(values, status.value)) return;
  const args = { backup: backup.name, status: status.value };
  // CBR sets this status while a backup is still being created, once an image can be created from it.
  const early = holds(perhaps, status.value) && knownValue(backup.facts.service) !== 'csbs';
  yield {
    at,
    message: message(early ? 'full-ecs-backup-status.early' : 'full-ecs-backup-status', args),
    reasons: [status.why],
    severity: early ? 'warning' : 'error',
  };
}

/** The vault of a backup has to be as available as one that a new backup is stored in. */
function* ofVault(backup: Entities['backups'], at: AnchoredSpan, context: CheckContext): Iterable<Report> {
  // Backups of CSBS are not in vaults.
  if (knownValue(backup.facts.service) === 'csbs') return;
  const ref = context.of(backup, 'vault');
  const vault = ref === undefined ? undefined : context.find('vaults', { value: ref.value, at });
  const status = context.of(vault, 'status');
  if (ref === undefined || vault === undefined || status === undefined) return;
  if (holds(limit('full-ecs-vault-status').values, status.value)) return;
  const args = { backup: backup.name, vault: vault.name, status: status.value };
  yield { at, message: message('full-ecs-backup-status.vault', args), reasons: [ref.why, status.why] };
}
