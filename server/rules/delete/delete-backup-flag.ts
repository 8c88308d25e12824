import { message } from '../../messages/message';
import { dropFields } from '../repair';
import type { Rule } from '../rule';

export const deleteBackupFlag: Rule<'delete'> = {
  id: 'delete-backup-flag',
  severity: 'info',
  on: ['delete'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (kind === undefined) continue;
      if (kind.value === 'full-ecs' && facts.absent(step, 'delete_backup')) {
        yield { at: ref.at, message: message('delete-backup-flag', { image: image.name }), because: [kind.why] };
      } else if (kind.value !== 'full-ecs' && step.delete_backup !== undefined) {
        yield {
          at: step.delete_backup.key,
          message: message('delete-backup-flag.needless', { image: image.name }),
          because: [kind.why],
          fixes: () => dropFields(step, 'delete_backup'),
        };
      }
    }
  },
};
