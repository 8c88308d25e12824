import { message } from '../../messages/message';
import { removeStep } from '../repair';
import type { Rule } from '../rule';

export const imageNotActive: Rule<'copy-in-region' | 'copy-cross-region' | 'share' | 'export' | 'publish'> = {
  id: 'image-not-active',
  severity: 'error',
  on: ['copy-in-region', 'copy-cross-region', 'share', 'export', 'publish'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const status = facts.of(image, 'status');
      if (status === undefined || status.value === 'active') continue;
      yield {
        at: ref.at,
        message: message('image-not-active', { image: image.name, status: status.value }),
        because: [status.why],
        fixes: () => removeStep(step, facts.run),
      };
    }
  },
};
