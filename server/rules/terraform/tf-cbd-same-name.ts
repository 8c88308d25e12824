import { message } from '../../messages/message';
import { textNow, valueAt } from '../instances';
import { imageMakers } from '../../model/terraform/resources';
import type { Rule } from '../rule';

export const tfCbdSameName: Rule<'instance'> = {
  id: 'tf-cbd-same-name',
  severity: 'info',
  on: ['instance'],
  creates: imageMakers,
  *check(image, context) {
    const name = textNow(image, 'name');
    if (!image.lifecycle.createBeforeDestroy || name === undefined) return;
    yield {
      at: valueAt(image, 'name', context),
      message: message('tf-cbd-same-name', { address: image.address, name }),
    };
  },
};
