import { message } from '../../messages/message';
import { given, missing, nameAt, removeArgument } from '../instances';
import type { Rule } from '../rule';

export const tfCopyArgumentWithoutTarget: Rule<'instance'> = {
  id: 'tf-copy-argument-without-target',
  severity: 'warning',
  on: ['instance'],
  creates: ['images_image_copy'],
  *check(copy, context) {
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
