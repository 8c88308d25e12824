import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, mayCopyInRegion } from '../fixes';
import type { Rule } from '../rule';

export const tagSharedImage: Rule<'tag'> = {
  id: 'tag-shared-image',
  severity: 'warning',
  on: ['tag'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
      if (visibility === undefined || visibility.value === 'private') continue;
      yield {
        at: ref.at,
        message: message('tag-shared-image', { image: image.name, kind: message(`because.${visibility.value}-image`) }),
        reasons: [visibility.why],
        fixes: () =>
          mayCopyInRegion(image, limit('copy-shared-kind-size').value)
            ? [copyFirst(step, ref, image, 'none', message('fix.copy-own', { image: image.name }), context)]
            : [],
      };
    }
  },
};
