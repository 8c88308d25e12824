import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportPublic: Rule<'export'> = {
  id: 'export-public',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
      if (!(visibility?.value === 'public')) continue;
      yield {
        at: ref.at,
        message: message('export-public', { image: image.name }),
        reasons: [visibility.why],
      };
    }
  },
};
