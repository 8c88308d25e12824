import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { recipientCounts } from '../recipients';
import type { Rule } from '../rule';

export const shareTooManyTenants: Rule<'share'> = {
  id: 'share-too-many-tenants',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    const { value: most, older } = limit('share-too-many-tenants');
    const countOf = recipientCounts(step, facts);
    for (const { ref, image } of facts.images(step)) {
      const count = countOf(image);
      if (count <= older) continue;
      const kind = facts.of(image, 'kind');
      if (kind === undefined || kind.value === 'full-ecs') continue;
      const args = { image: image.name, count, limit: most, older };
      yield {
        at: ref.at,
        severity: count > most ? 'error' : 'warning',
        message: count > most ? message('share-too-many-tenants', args) : message('share-too-many-tenants.older', args),
        because: [kind.why],
      };
    }
  },
};
