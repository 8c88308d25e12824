import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsBackupForeign: Rule<'share'> = {
  id: 'full-ecs-backup-foreign',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const backup = facts.of(image, 'backup');
      const owner = facts.of(backup?.value, 'shared_by');
      if (backup === undefined || owner === undefined) continue;
      yield {
        at: ref.at,
        message: message('full-ecs-backup-foreign', { image: image.name, owner: owner.value }),
        because: [backup.why, owner.why],
      };
    }
  },
};
