import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { sizeAbove } from '../measure';
import type { Rule } from '../rule';

export const publishSize: Rule<'publish'> = {
  id: 'publish-size',
  severity: 'error',
  on: ['publish'],
  yieldsTo: ['publish-full-ecs', 'publish-data-disk'],
  *check(step, facts) {
    const { value: most } = limit('publish-size');
    for (const { ref, image } of facts.images(step)) {
      const above = sizeAbove(image, most, facts);
      if (above === undefined) continue;
      const args = { image: image.name, size: above.size, limit: most };
      yield {
        at: ref.at,
        severity: above.sure ? 'error' : 'warning',
        message: above.sure ? message('publish-size', args) : message('publish-size.disk', args),
        because: [above.why],
      };
    }
  },
};
