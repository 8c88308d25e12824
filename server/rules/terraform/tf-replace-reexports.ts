import { message } from '../../messages/message';
import { kindOf } from '../../model/terraform/things';
import { isReplaced, textBefore, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfReplaceReexports: Rule<'configuration'> = {
  id: 'tf-replace-reexports',
  severity: 'error',
  on: ['configuration'],
  *check({ instances }, context) {
    for (const each of instances) {
      if (!/^ims(?:v21)?_image_export$/.test(kindOf(each) ?? '') || !isReplaced(each)) continue;
      const url = textNow(each, 'bucket_url');
      if (url === undefined || url !== textBefore(each, 'bucket_url')) continue;
      yield {
        at: valueAt(each, 'bucket_url', context),
        message: message('tf-replace-reexports', { address: each.address }),
      };
    }
  },
};
