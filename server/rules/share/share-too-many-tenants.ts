import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { recipientCounts } from '../recipients';
import type { Rule } from '../rule';

export const shareTooManyTenants: Rule<'share'> = {
  id: 'share-too-many-tenants',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    const { value: most, otc } = limit('share-too-many-tenants');
    const countOf = recipientCounts(step, most, context);
    for (const { ref, image } of context.images(step)) {
      const count = countOf(image);
      if (count === undefined || count <= most) continue;
      const kind = context.of(image, 'kind');
      if (kind === undefined || kind.value === 'full-ecs') continue;
      yield {
        at: ref.at,
        message: message('share-too-many-tenants', { image: image.name, count, limit: most, otc }),
        reasons: [kind.why],
      };
    }
  },
};
