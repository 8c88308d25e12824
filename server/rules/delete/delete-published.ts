import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deletePublished: Rule<'delete'> = {
  id: 'delete-published',
  severity: 'error',
  on: ['delete'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const market = facts.of(image, 'market');
      if (!(market?.value === 'published')) continue;
      yield {
        at: ref.at,
        message: message('delete-published', { image: image.name }),
        because: [market.why],
      };
    }
  },
};
