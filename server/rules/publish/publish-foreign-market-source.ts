import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishForeignMarketSource: Rule<'publish'> = {
  id: 'publish-foreign-market-source',
  severity: 'error',
  on: ['publish'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const originType = facts.of(image, 'origin_type');
      if (!(originType?.value === 'market-image' && facts.of(image, 'own')?.value === false)) continue;
      yield {
        at: ref.at,
        message: message('publish-foreign-market-source', { image: image.name }),
        because: [originType.why],
      };
    }
  },
};
