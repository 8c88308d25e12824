import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsBackupSharedDisk: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-shared-disk',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, facts) {
    const backup = facts.find('backups', step.backup);
    if (step.backup === undefined || backup === undefined) return;
    if (facts.of(backup, 'service')?.value !== 'csbs') return;
    const disks = facts.of(backup, 'disks');
    if (disks?.value.some(({ value }) => value.shared?.value === true) !== true) return;
    yield {
      at: step.backup.at,
      message: message('full-ecs-backup-shared-disk', { backup: backup.name }),
      because: [disks.why],
    };
  },
};
