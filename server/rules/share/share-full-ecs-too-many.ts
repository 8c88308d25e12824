import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { recipientCounts } from '../recipients';
import type { Rule } from '../rule';

export const shareFullEcsTooMany: Rule<'share'> = {
  id: 'share-full-ecs-too-many',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    const { value: most } = limit('share-full-ecs-too-many');
    const countOf = recipientCounts(step, most, facts);
    for (const { ref, image } of facts.images(step)) {
      const count = countOf(image);
      if (count === undefined || count <= most) continue;
      const kind = facts.of(image, 'kind');
      if (kind?.value !== 'full-ecs') continue;
      yield {
        at: ref.at,
        message: message('share-full-ecs-too-many', { image: image.name, count, limit: most }),
        because: [kind.why],
      };
    }
  },
};
