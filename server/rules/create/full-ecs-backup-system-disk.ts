import { message } from '../../messages/message';
import type { Thing } from '../../model/manifest';
import { remembered } from '../../text/remembered';
import type { Rule } from '../rule';

export const fullEcsBackupSystemDisk: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-system-disk',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, facts) {
    const backup = facts.find('backups', step.backup);
    if (step.backup === undefined || backup === undefined) return;
    const disks = facts.of(backup, 'disks');
    if (disks === undefined || hasSystemDisk(disks.value)) return;
    yield {
      at: step.backup.at,
      message: message('full-ecs-backup-system-disk', { backup: backup.name }),
      because: [disks.why],
    };
  },
};

/** Whether one of the disks is a system disk, or may be one. */
const hasSystemDisk = remembered((disks: NonNullable<Thing<'backups'>['fields']['disks']>['value']) =>
  disks.some(({ value }) => value.role?.value !== 'data'),
);
