import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, mayCopyInRegion } from '../fixes';
import type { Rule } from '../rule';

export const crossRegionEncrypted: Rule<'copy-cross-region'> = {
  id: 'cross-region-encrypted',
  severity: 'error',
  on: ['copy-cross-region'],
  yieldsTo: [
    'cross-region-encrypted-full-ecs',
    'cross-region-iso',
    'cross-region-same-region',
    'cross-region-shared-image',
  ],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const encrypted = context.of(image, 'encrypted');
      if (encrypted?.value !== true) continue;
      const decrypt = message('fix.copy-without-key', { image: image.name });
      yield {
        at: ref.at,
        message: message('cross-region-encrypted', { image: image.name }),
        reasons: [encrypted.why],
        fixes: () =>
          mayCopyInRegion(image, limit('copy-in-region-size').value)
            ? [copyFirst(step, ref, image, 'none', decrypt, context)]
            : [],
      };
    }
  },
};
