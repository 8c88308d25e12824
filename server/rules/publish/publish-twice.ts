import { message } from '../../messages/message';
import { removeStep } from '../order-fixes';
import type { Rule } from '../rule';

export const publishTwice: Rule<'publish'> = {
  id: 'publish-twice',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const market = context.of(image, 'market');
      if (!(market?.value === 'published' || market?.value === 'publishing')) continue;
      yield {
        at: ref.at,
        message: message(market.value === 'published' ? 'publish-twice.published' : 'publish-twice', {
          image: image.name,
        }),
        reasons: [market.why],
        fixes: () => removeStep(step, context.evaluation),
      };
    }
  },
};
