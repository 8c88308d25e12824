import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, mayCopyInRegion } from '../repair';
import type { Rule } from '../rule';

export const tagSharedImage: Rule<'tag'> = {
  id: 'tag-shared-image',
  severity: 'warning',
  on: ['tag'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      if (visibility === undefined || visibility.value === 'private') continue;
      yield {
        at: ref.at,
        message: message('tag-shared-image', { image: image.name, kind: message(`because.${visibility.value}-image`) }),
        because: [visibility.why],
        fixes: () =>
          mayCopyInRegion(image, limit('copy-shared-kind-size').value)
            ? [copyFirst(step, ref, image, 'none', message('fix.copy-own', { image: image.name }), facts)]
            : [],
      };
    }
  },
};
