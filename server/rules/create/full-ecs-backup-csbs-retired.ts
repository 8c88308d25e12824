import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsBackupCsbsRetired: Rule<'create-full-ecs'> = {
  id: 'full-ecs-backup-csbs-retired',
  severity: 'warning',
  on: ['create-full-ecs'],
  *check(step, context) {
    const found = context.factOf('backups', step.backup, 'service');
    if (found?.value !== 'csbs') return;
    yield {
      at: found.at,
      message: message('full-ecs-backup-csbs-retired', { backup: found.entity.name }),
      reasons: [found.why],
    };
  },
};
