import { message } from '../../messages/message';
import { kindOf } from '../../model/terraform/things';
import { isReplaced, textBefore, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfDeleteBackupLate: Rule<'configuration'> = {
  id: 'tf-delete-backup-late',
  severity: 'info',
  on: ['configuration'],
  *check({ instances }, context) {
    for (const image of instances) {
      if (!/^ims_(?:ecs|cbr)_whole_image$/.test(kindOf(image) ?? '') || !isReplaced(image)) continue;
      const now = textNow(image, 'is_delete_backup');
      if (now === undefined || now === (textBefore(image, 'is_delete_backup') ?? 'false')) continue;
      yield {
        at: valueAt(image, 'is_delete_backup', context),
        message: message('tf-delete-backup-late', { address: image.address }),
      };
    }
  },
};
