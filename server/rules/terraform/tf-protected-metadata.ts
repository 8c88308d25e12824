import { message } from '../../messages/message';
import { kindOf } from '../../model/terraform/things';
import { madeOf, removeArgument, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfProtectedMetadata: Rule<'configuration'> = {
  id: 'tf-protected-metadata',
  severity: 'warning',
  on: ['configuration'],
  *check(configuration, context) {
    for (const image of madeOf(configuration, ['ims_image_metadata', 'images_image_v2'])) {
      if (textNow(image, 'protected') !== 'true') continue;
      const { address } = image;
      yield {
        at: valueAt(image, 'protected', context),
        message: message(
          kindOf(image) === 'images_image_v2' ? 'tf-protected-metadata.replaces' : 'tf-protected-metadata',
          { address },
        ),
        fixes: () => removeArgument(image, 'protected'),
      };
    }
  },
};
