import { message } from '../../messages/message';
import { removeStep } from '../repair';
import type { Rule } from '../rule';

export const publishTwice: Rule<'publish'> = {
  id: 'publish-twice',
  severity: 'error',
  on: ['publish'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const market = facts.of(image, 'market');
      if (!(market?.value === 'published' || market?.value === 'publishing')) continue;
      yield {
        at: ref.at,
        message: message(market.value === 'published' ? 'publish-twice.published' : 'publish-twice', {
          image: image.name,
        }),
        because: [market.why],
        fixes: () => removeStep(step, facts.run),
      };
    }
  },
};
