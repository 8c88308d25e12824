import { message } from '../../messages/message';
import { kindOf } from '../../model/terraform/instance';
import { removeArgument, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfProtectedMetadata: Rule<'instance'> = {
  id: 'tf-protected-metadata',
  severity: 'warning',
  on: ['instance'],
  creates: ['ims_image_metadata', 'images_image_v2'],
  *check(image, context) {
    if (textNow(image, 'protected') !== 'true') return;
    const { address } = image;
    yield {
      at: valueAt(image, 'protected', context),
      message: message(
        kindOf(image) === 'images_image_v2' ? 'tf-protected-metadata.replaces' : 'tf-protected-metadata',
        { address },
      ),
      fixes: () => removeArgument(image, 'protected'),
    };
  },
};
