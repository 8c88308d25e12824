import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishFullEcs: Rule<'publish'> = {
  id: 'publish-full-ecs',
  severity: 'error',
  on: ['publish'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (!(kind?.value === 'full-ecs')) continue;
      yield {
        at: ref.at,
        message: message('publish-full-ecs', { image: image.name }),
        because: [kind.why],
      };
    }
  },
};
