import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

export const publishForeignMarketSource: Rule<'publish'> = {
  id: 'publish-foreign-market-source',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'origin_type', 'market-image')) {
      const { own } = image.facts;
      if (knownValue(own) === true) continue;
      yield {
        at: ref.at,
        message: message('publish-foreign-market-source', { image: image.name }),
        reasons: [why, own.known ? own.why : undefined],
      };
    }
  },
};
