import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsBackupStatus: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-status',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const backup = context.find('backups', step.backup);
    if (step.backup === undefined || backup === undefined) return;
    const status = context.of(backup, 'status');
    const { values, perhaps } = limit('full-ecs-backup-status');
    if (status === undefined || holds(values, status.value)) return;
    const args = { backup: backup.name, status: status.value };
    const { service } = backup.facts;
    // CBR sets this status while a backup is still being created, once an image can be created from it.
    const early = holds(perhaps, status.value) && !(service.known && service.value === 'csbs');
    yield {
      at: step.backup.at,
      message: early ? message('full-ecs-backup-status.early', args) : message('full-ecs-backup-status', args),
      reasons: [status.why],
      severity: early ? 'warning' : 'error',
    };
  },
};
