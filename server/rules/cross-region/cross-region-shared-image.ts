import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, mayCopyInRegion } from '../repair';
import type { Rule } from '../rule';

export const crossRegionSharedImage: Rule<'copy-cross-region'> = {
  id: 'cross-region-shared-image',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      if (!(visibility?.value === 'shared')) continue;
      const copyable = mayCopyInRegion(image, limit('copy-shared-kind-size').value);
      yield {
        at: ref.at,
        message: copyable
          ? message('cross-region-shared-image', { image: image.name })
          : message('cross-region-shared-image.never', { image: image.name }),
        because: [visibility.why],
        fixes: () =>
          copyable ? [copyFirst(step, ref, image, 'none', message('fix.copy-own', { image: image.name }), facts)] : [],
      };
    }
  },
};
