import { message } from '../../messages/message';
import type { Thing } from '../../model/manifest';
import { memoize } from '../../text/memoize';
import type { Rule } from '../rule';

export const fullEcsBackupSharedDisk: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-shared-disk',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    if (context.factOf('backups', step.backup, 'service')?.value !== 'csbs') return;
    const disks = context.factOf('backups', step.backup, 'disks');
    if (disks === undefined || !anyShared(disks.value)) return;
    yield {
      at: disks.at,
      message: message('full-ecs-backup-shared-disk', { backup: disks.entity.name }),
      reasons: [disks.why],
    };
  },
};

const anyShared = memoize((disks: NonNullable<Thing<'backups'>['fields']['disks']>['value']) =>
  disks.some(({ value }) => value.shared?.value === true),
);
