import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishForeignMarketSource: Rule<'publish'> = {
  id: 'publish-foreign-market-source',
  severity: 'error',
  on: ['publish'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const origin = facts.of(image, 'origin_type');
      if (origin?.value !== 'market-image') continue;
      const { own } = image.facts;
      if (own.known && own.value) continue;
      yield {
        at: ref.at,
        message: message('publish-foreign-market-source', { image: image.name }),
        because: [origin.why, own.known ? own.why : undefined],
      };
    }
  },
};
