import { message } from '../../messages/message';
import { kindOf } from '../../model/terraform/things';
import { isReplaced, textBefore, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfReplaceReexports: Rule<'instance'> = {
  id: 'tf-replace-reexports',
  severity: 'error',
  on: ['instance'],
  *check(each, context) {
    if (!/^ims(?:v21)?_image_export$/.test(kindOf(each) ?? '') || !isReplaced(each)) return;
    const url = textNow(each, 'bucket_url');
    if (url === undefined || url !== textBefore(each, 'bucket_url')) return;
    yield {
      at: valueAt(each, 'bucket_url', context),
      message: message('tf-replace-reexports', { address: each.address }),
    };
  },
};
