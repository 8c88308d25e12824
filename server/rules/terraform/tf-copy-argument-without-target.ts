import { message } from '../../messages/message';
import { given, madeOf, missing, nameAt, removeArgument } from '../instances';
import type { Rule } from '../rule';

export const tfCopyArgumentWithoutTarget: Rule<'configuration'> = {
  id: 'tf-copy-argument-without-target',
  severity: 'warning',
  on: ['configuration'],
  *check(configuration, context) {
    for (const copy of madeOf(configuration, ['images_image_copy'])) {
      if (!missing(copy, 'target_region')) continue;
      for (const argument of ['agency_name', 'vault_id']) {
        if (given(copy, argument) === undefined) continue;
        yield {
          at: nameAt(copy, argument, context),
          message: message('tf-copy-argument-without-target', { argument, address: copy.address }),
          fixes: () => removeArgument(copy, argument),
        };
      }
    }
  },
};
