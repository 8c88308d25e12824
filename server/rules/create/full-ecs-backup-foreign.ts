import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsBackupForeign: Rule<'share'> = {
  id: 'full-ecs-backup-foreign',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      if (kind !== undefined && kind.value !== 'full-ecs') continue;
      const backup = context.of(image, 'backup');
      const owner = context.of(backup?.value, 'shared_by');
      if (backup === undefined || owner === undefined) continue;
      yield {
        at: ref.at,
        message: message('full-ecs-backup-foreign', { image: image.name, owner: owner.value }),
        reasons: [backup.why, owner.why],
      };
    }
  },
};
