import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishForeignMarketSource: Rule<'publish'> = {
  id: 'publish-foreign-market-source',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const origin = context.of(image, 'origin_type');
      if (origin?.value !== 'market-image') continue;
      const { own } = image.facts;
      if (own.known && own.value) continue;
      yield {
        at: ref.at,
        message: message('publish-foreign-market-source', { image: image.name }),
        reasons: [origin.why, own.known ? own.why : undefined],
      };
    }
  },
};
