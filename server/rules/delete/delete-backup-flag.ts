import { message } from '../../messages/message';
import { kindOf } from '../../model/terraform/instance';
import { endedImages } from '../ended-images';
import { dropFields } from '../fixes';
import { headOf, isReplaced, textBefore, textNow } from '../instances';
import type { Rule } from '../rule';

export const deleteBackupFlag: Rule<'delete'> = {
  id: 'delete-backup-flag',
  severity: 'info',
  on: ['delete'],
  *check(step, context) {
    if (context.manifest.configuration !== undefined) return;
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

  /** The full-ECS images that a plan deletes. The value in the state counts. */
  *checkConfiguration(configuration, context) {
    for (const image of endedImages(configuration)) {
      const args = { image: image.address };
      const kind = kindOf(image);
      const source = textBefore(image, 'vault_id') ?? textBefore(image, 'backup_id') ?? '';
      if (kind === 'images_image' && source !== '')
        yield { at: headOf(image, context), message: message('delete-backup-flag.never', args) };
      if (!/^ims_(?:ecs|cbr)_whole_image$/.test(kind) || (textBefore(image, 'is_delete_backup') ?? 'false') !== 'false')
        continue;
      // A change that comes too late has a rule of its own.
      if (isReplaced(image) && textNow(image, 'is_delete_backup') === 'true') continue;
      yield { at: headOf(image, context), message: message('delete-backup-flag.state', args) };
    }
  },
};
