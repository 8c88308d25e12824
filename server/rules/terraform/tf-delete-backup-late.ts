import { message } from '../../messages/message';
import { isReplaced, textBefore, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfDeleteBackupLate: Rule<'instance'> = {
  id: 'tf-delete-backup-late',
  severity: 'info',
  on: ['instance'],
  creates: ['ims_ecs_whole_image', 'ims_cbr_whole_image'],
  *check(image, context) {
    if (!isReplaced(image)) return;
    const now = textNow(image, 'is_delete_backup');
    if (now === undefined || now === (textBefore(image, 'is_delete_backup') ?? 'false')) return;
    yield {
      at: valueAt(image, 'is_delete_backup', context),
      message: message('tf-delete-backup-late', { address: image.address }),
    };
  },
};
