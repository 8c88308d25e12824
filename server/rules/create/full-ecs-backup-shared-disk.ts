import { message } from '../../messages/message';
import type { Thing } from '../../model/manifest';
import { memoize } from '../../text/memoize';
import type { Rule } from '../rule';

export const fullEcsBackupSharedDisk: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-shared-disk',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const backup = context.find('backups', step.backup);
    if (step.backup === undefined || backup === undefined) return;
    if (context.of(backup, 'service')?.value !== 'csbs') return;
    const disks = context.of(backup, 'disks');
    if (disks === undefined || !anyShared(disks.value)) return;
    yield {
      at: step.backup.at,
      message: message('full-ecs-backup-shared-disk', { backup: backup.name }),
      reasons: [disks.why],
    };
  },
};

const anyShared = memoize((disks: NonNullable<Thing<'backups'>['fields']['disks']>['value']) =>
  disks.some(({ value }) => value.shared?.value === true),
);
