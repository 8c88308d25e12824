import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const deleteBackupFlag: Rule<'delete'> = {
  id: 'delete-backup-flag',
  severity: 'info',
  on: ['delete'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      if (kind === undefined) continue;
      if (kind.value === 'full-ecs' && context.absent(step, 'delete_backup')) {
        yield { at: ref.at, message: message('delete-backup-flag', { image: image.name }), reasons: [kind.why] };
      } else if (kind.value !== 'full-ecs' && step.delete_backup !== undefined) {
        yield {
          at: step.delete_backup.key,
          message: message('delete-backup-flag.needless', { image: image.name }),
          reasons: [kind.why],
          fixes: () => dropFields(step, 'delete_backup'),
        };
      }
    }
  },
};
