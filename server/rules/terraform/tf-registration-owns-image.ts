import { message } from '../../messages/message';
import { definedAt, valueAt } from '../instances';
import { valueOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import type { Rule } from '../rule';

export const tfRegistrationOwnsImage: Rule<'instance'> = {
  id: 'tf-registration-owns-image',
  severity: 'info',
  on: ['instance'],
  creates: ['ims_image_registration'],
  *check(each, context) {
    const value = valueOf(each, 'image_id');
    const from = value?.ref?.instance;
    if (
      from === undefined
        ? !/^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(textOf(value) ?? '')
        : from.mode !== 'data'
    )
      return;
    yield {
      at: valueAt(each, 'image_id', context),
      message: message('tf-registration-owns-image', { address: each.address }),
      reasons: [from && definedAt(from, context)],
    };
  },
};
