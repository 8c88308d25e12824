import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const sharePublished: Rule<'share'> = {
  id: 'share-published',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const market = facts.of(image, 'market');
      if (!(market?.value === 'published')) continue;
      yield {
        at: ref.at,
        message: message('share-published', { image: image.name }),
        because: [market.why],
      };
    }
  },
};
