import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsBackupCsbsRetired: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-csbs-retired',
  severity: 'warning',
  on: ['create-full-ecs'],
  *check(step, context) {
    const backup = context.find('backups', step.backup);
    if (step.backup === undefined || backup === undefined) return;
    const service = context.of(backup, 'service');
    if (service?.value !== 'csbs') return;
    yield {
      at: step.backup.at,
      message: message('full-ecs-backup-csbs-retired', { backup: backup.name }),
      reasons: [service.why],
    };
  },
};
