import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { sharedTooOften } from '../recipients';
import type { Rule } from '../rule';

export const shareTooManyTenants: Rule<'share'> = {
  id: 'share-too-many-tenants',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    const { value: most, otc } = limit('share-too-many-tenants');
    for (const { ref, image, count } of sharedTooOften(step, most, context)) {
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
