import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deleteProtected: Rule<'delete'> = {
  id: 'delete-protected',
  severity: 'error',
  on: ['delete'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const guarded = facts.of(image, 'protected');
      if (!(guarded?.value === true)) continue;
      yield {
        at: ref.at,
        message: message('delete-protected', { image: image.name }),
        because: [guarded.why],
      };
    }
  },
};
