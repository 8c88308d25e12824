import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportMarketOrigin: Rule<'export'> = {
  id: 'export-market-origin',
  severity: 'error',
  on: ['export'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      const origin = visibility?.value === 'market' ? undefined : facts.of(image, 'origin_type');
      if (visibility?.value !== 'market' && origin?.value !== 'market-image') continue;
      yield {
        at: ref.at,
        message: message('export-market-origin', { image: image.name }),
        because: [origin?.why ?? visibility?.why],
      };
    }
  },
};
