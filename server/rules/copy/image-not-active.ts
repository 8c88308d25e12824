import { message } from '../../messages/message';
import { removeStep } from '../order-fixes';
import type { Rule } from '../rule';

export const imageNotActive: Rule<'copy-in-region' | 'copy-cross-region' | 'share' | 'export' | 'publish'> = {
  id: 'image-not-active',
  severity: 'error',
  on: ['copy-in-region', 'copy-cross-region', 'share', 'export', 'publish'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const status = context.of(image, 'status');
      if (status === undefined || status.value === 'active') continue;
      yield {
        at: ref.at,
        message: message('image-not-active', { image: image.name, status: status.value }),
        reasons: [status.why],
        fixes: () => removeStep(step, context.evaluation),
      };
    }
  },
};
