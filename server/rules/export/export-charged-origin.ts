import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportChargedOrigin: Rule<'export'> = {
  id: 'export-charged-origin',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'charged', true)) {
      // The error code mentions system disk images only.
      if (context.of(image, 'kind')?.value !== 'system') continue;
      yield { at: ref.at, message: message('export-charged-origin', { image: image.name }), reasons: [why] };
    }
  },
};
