import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deleteProtected: Rule<'delete'> = {
  id: 'delete-protected',
  severity: 'error',
  on: ['delete'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const guarded = context.of(image, 'protected');
      if (!(guarded?.value === true)) continue;
      yield {
        at: ref.at,
        message: message('delete-protected', { image: image.name }),
        reasons: [guarded.why],
      };
    }
  },
};
