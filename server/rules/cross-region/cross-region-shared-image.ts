import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, mayCopyInRegion } from '../fixes';
import type { Rule } from '../rule';

export const crossRegionSharedImage: Rule<'copy-cross-region'> = {
  id: 'cross-region-shared-image',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
      if (!(visibility?.value === 'shared')) continue;
      const copyable = mayCopyInRegion(image, limit('copy-shared-kind-size').value);
      yield {
        at: ref.at,
        message: copyable
          ? message('cross-region-shared-image', { image: image.name })
          : message('cross-region-shared-image.never', { image: image.name }),
        reasons: [visibility.why],
        fixes: () =>
          copyable
            ? [copyFirst(step, ref, image, 'none', message('fix.copy-own', { image: image.name }), context)]
            : [],
      };
    }
  },
};
