import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportOriginRestricted: Rule<'export'> = {
  id: 'export-origin-restricted',
  severity: 'error',
  on: ['export'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const originType = facts.of(image, 'origin_type');
      if (!(
        originType?.value === 'public-image' &&
        holds(limit('export-origin-restricted').values, facts.of(image, 'platform')?.value ?? '')
      ))
        continue;
      yield {
        at: ref.at,
        message: message('export-origin-restricted', {
          image: image.name,
          platform: image.facts.platform.known ? image.facts.platform.value : '',
        }),
        because: [originType.why],
      };
    }
  },
};
