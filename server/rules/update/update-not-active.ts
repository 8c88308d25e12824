import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const updateNotActive: Rule<'update'> = {
  id: 'update-not-active',
  severity: 'error',
  on: ['update'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const status = facts.of(image, 'status');
      if (!(status !== undefined && status.value !== 'active')) continue;
      yield {
        at: ref.at,
        message: message('update-not-active', { image: image.name, status: status.value }),
        because: [status.why],
      };
    }
  },
};
