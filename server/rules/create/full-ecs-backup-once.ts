import { message } from '../../messages/message';
import type { Place } from '../../text/place';
import type { Rule } from '../rule';

export const fullEcsBackupOnce: Rule<'manifest'> = {
  id: 'full-ecs-backup-once',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    const taken = new Map<string, Place>();
    for (const { fields } of run.things('images').values()) {
      const backup = fields.origin?.value.backup;
      if (backup !== undefined) taken.set(run.world.identity('backups', backup.value) ?? backup.value, backup.at);
    }
    for (const { step } of run.succeeding('create-full-ecs')) {
      if (step.backup === undefined) continue;
      const backup = run.world.identity('backups', step.backup.value) ?? step.backup.value;
      const before = taken.get(backup);
      if (before === undefined) taken.set(backup, step.backup.at);
      else {
        yield {
          at: step.backup.at,
          message: message('full-ecs-backup-once', { backup }),
          because: [{ note: message('because.backup-used', { backup }), at: before, from: [] }],
        };
      }
    }
  },
};
