import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishFullEcs: Rule<'publish'> = {
  id: 'publish-full-ecs',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      if (!(kind?.value === 'full-ecs')) continue;
      yield {
        at: ref.at,
        message: message('publish-full-ecs', { image: image.name }),
        reasons: [kind.why],
      };
    }
  },
};
