import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportPublic: Rule<'export'> = {
  id: 'export-public',
  severity: 'error',
  on: ['export'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      if (!(visibility?.value === 'public')) continue;
      yield {
        at: ref.at,
        message: message('export-public', { image: image.name }),
        because: [visibility.why],
      };
    }
  },
};
