import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportMarketOrigin: Rule<'export'> = {
  id: 'export-market-origin',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
      const origin = visibility?.value === 'market' ? undefined : context.of(image, 'origin_type');
      if (visibility?.value !== 'market' && origin?.value !== 'market-image') continue;
      yield {
        at: ref.at,
        message: message('export-market-origin', { image: image.name }),
        reasons: [origin?.why ?? visibility?.why],
      };
    }
  },
};
