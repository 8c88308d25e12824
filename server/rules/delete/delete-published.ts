import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deletePublished: Rule<'delete'> = {
  id: 'delete-published',
  severity: 'error',
  on: ['delete'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const market = context.of(image, 'market');
      if (!(market?.value === 'published')) continue;
      yield {
        at: ref.at,
        message: message('delete-published', { image: image.name }),
        reasons: [market.why],
      };
    }
  },
};
