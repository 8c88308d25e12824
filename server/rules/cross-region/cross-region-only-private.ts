import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionOnlyPrivate: Rule<'copy-cross-region' | 'copy-in-region'> = {
  id: 'cross-region-only-private',
  severity: 'error',
  on: ['copy-cross-region', 'copy-in-region'],
  *check(step, context) {
    for (const { ref, image, value, why } of context.imagesWith(step, 'visibility', 'public', 'market'))
      yield {
        at: ref.at,
        message: message('cross-region-only-private', { image: image.name, kind: message(`because.${value}-image`) }),
        reasons: [why],
      };
  },
};
