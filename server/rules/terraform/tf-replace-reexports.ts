import { message } from '../../messages/message';
import { isReplaced, textBefore, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfReplaceReexports: Rule<'instance'> = {
  id: 'tf-replace-reexports',
  severity: 'error',
  on: ['instance'],
  creates: ['ims_image_export', 'imsv21_image_export'],
  *check(each, context) {
    if (!isReplaced(each)) return;
    const url = textNow(each, 'bucket_url');
    if (url === undefined || url !== textBefore(each, 'bucket_url')) return;
    yield {
      at: valueAt(each, 'bucket_url', context),
      message: message('tf-replace-reexports', { address: each.address }),
    };
  },
};
