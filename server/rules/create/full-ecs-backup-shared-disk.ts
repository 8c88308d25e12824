import { message } from '../../messages/message';
import type { Thing } from '../../model/manifest';
import { remembered } from '../../text/remembered';
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
    if (disks === undefined || !anyShared(disks.value)) return;
    yield {
      at: step.backup.at,
      message: message('full-ecs-backup-shared-disk', { backup: backup.name }),
      because: [disks.why],
    };
  },
};

const anyShared = remembered((disks: NonNullable<Thing<'backups'>['fields']['disks']>['value']) =>
  disks.some(({ value }) => value.shared?.value === true),
);
