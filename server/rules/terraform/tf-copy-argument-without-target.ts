import { message } from '../../messages/message';
import { given, isMadeAs, missing, nameAt, removeArgument } from '../instances';
import type { Rule } from '../rule';

export const tfCopyArgumentWithoutTarget: Rule<'instance'> = {
  id: 'tf-copy-argument-without-target',
  severity: 'warning',
  on: ['instance'],
  *check(copy, context) {
    if (!isMadeAs(copy, 'images_image_copy')) return;
    if (!missing(copy, 'target_region')) return;
    for (const argument of ['agency_name', 'vault_id']) {
      if (given(copy, argument) === undefined) continue;
      yield {
        at: nameAt(copy, argument, context),
        message: message('tf-copy-argument-without-target', { argument, address: copy.address }),
        fixes: () => removeArgument(copy, argument),
      };
    }
  },
};
