import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionOnlyPrivate: Rule<'copy-cross-region' | 'copy-in-region'> = {
  id: 'cross-region-only-private',
  severity: 'error',
  on: ['copy-cross-region', 'copy-in-region'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
      if (!(visibility?.value === 'public' || visibility?.value === 'market')) continue;
      yield {
        at: ref.at,
        message: message('cross-region-only-private', {
          image: image.name,
          kind: message(`because.${visibility.value}-image`),
        }),
        reasons: [visibility.why],
      };
    }
  },
};
