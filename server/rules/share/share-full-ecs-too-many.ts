import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { sharedTooOften } from '../recipients';
import type { Rule } from '../rule';

export const shareFullEcsTooMany: Rule<'share'> = {
  id: 'share-full-ecs-too-many',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    const { value: most } = limit('share-full-ecs-too-many');
    for (const { ref, image, count } of sharedTooOften(step, most, context)) {
      const kind = context.of(image, 'kind');
      if (kind?.value !== 'full-ecs') continue;
      yield {
        at: ref.at,
        message: message('share-full-ecs-too-many', { image: image.name, count, limit: most }),
        reasons: [kind.why],
      };
    }
  },
};
