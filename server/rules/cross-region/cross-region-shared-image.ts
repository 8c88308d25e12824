import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { mayCopyInRegion, copyOwn } from '../copy-fixes';
import type { Rule } from '../rule';

export const crossRegionSharedImage: Rule<'copy-cross-region'> = {
  id: 'cross-region-shared-image',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'visibility', 'shared')) {
      const copyable = mayCopyInRegion(image, limit('copy-shared-kind-size').value);
      yield {
        at: ref.at,
        message: message(copyable ? 'cross-region-shared-image' : 'cross-region-shared-image.never', {
          image: image.name,
        }),
        reasons: [why],
        fixes: () => copyOwn(step, ref, image, context),
      };
    }
  },
};
