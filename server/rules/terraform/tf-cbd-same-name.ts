import { message } from '../../messages/message';
import { makesImage } from '../../model/terraform/resources';
import { isMade, kindOf } from '../../model/terraform/things';
import { textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfCbdSameName: Rule<'instance'> = {
  id: 'tf-cbd-same-name',
  severity: 'info',
  on: ['instance'],
  *check(image, context) {
    if (image.mode !== 'managed' || !isMade(image) || !makesImage(kindOf(image) ?? '')) return;
    const name = textNow(image, 'name');
    if (!image.lifecycle.createBeforeDestroy || name === undefined) return;
    yield {
      at: valueAt(image, 'name', context),
      message: message('tf-cbd-same-name', { address: image.address, name }),
    };
  },
};
