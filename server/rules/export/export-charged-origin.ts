import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportChargedOrigin: Rule<'export'> = {
  id: 'export-charged-origin',
  severity: 'error',
  on: ['export'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const charged = facts.of(image, 'charged');
      // The error code speaks of system disk images only.
      if (charged?.value !== true || facts.of(image, 'kind')?.value !== 'system') continue;
      yield {
        at: ref.at,
        message: message('export-charged-origin', { image: image.name }),
        because: [charged.why],
      };
    }
  },
};
