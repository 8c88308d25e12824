import { message } from '../../messages/message';
import type { Thing } from '../../model/manifest';
import { memoize } from '../../text/memoize';
import type { Rule } from '../rule';

export const fullEcsBackupSystemDisk: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-system-disk',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const disks = context.factOf('backups', step.backup, 'disks');
    if (disks === undefined || hasSystemDisk(disks.value)) return;
    yield {
      at: disks.at,
      message: message('full-ecs-backup-system-disk', { backup: disks.entity.name }),
      reasons: [disks.why],
    };
  },
};

/** Whether one of the disks is, or may be, a system disk. */
const hasSystemDisk = memoize((disks: NonNullable<Thing<'backups'>['fields']['disks']>['value']) =>
  disks.some(({ value }) => value.role?.value !== 'data'),
);
