import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const updateNotActive: Rule<'update'> = {
  id: 'update-not-active',
  severity: 'error',
  on: ['update'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const status = context.of(image, 'status');
      if (status === undefined || status.value === 'active') continue;
      yield {
        at: ref.at,
        message: message('update-not-active', { image: image.name, status: status.value }),
        reasons: [status.why],
      };
    }
  },
};
