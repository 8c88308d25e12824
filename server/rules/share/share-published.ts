import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const sharePublished: Rule<'share'> = {
  id: 'share-published',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const market = context.of(image, 'market');
      if (!(market?.value === 'published')) continue;
      yield {
        at: ref.at,
        message: message('share-published', { image: image.name }),
        reasons: [market.why],
      };
    }
  },
};
