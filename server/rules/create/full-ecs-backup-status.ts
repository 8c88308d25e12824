import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsBackupStatus: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-status',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, facts) {
    const backup = facts.find('backups', step.backup);
    if (step.backup === undefined || backup === undefined) return;
    const status = facts.of(backup, 'status');
    if (status === undefined || holds(limit('full-ecs-backup-status').values, status.value)) return;
    yield {
      at: step.backup.at,
      message: message('full-ecs-backup-status', { backup: backup.name, status: status.value }),
      because: [status.why],
    };
  },
};
