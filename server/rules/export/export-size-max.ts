import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { sizeAbove } from '../measure';
import type { Rule } from '../rule';

export const exportSizeMax: Rule<'export'> = {
  id: 'export-size-max',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-encrypted-large', 'export-full-ecs', 'export-iso'],
  *check(step, facts) {
    const { value: most } = limit('export-size-max');
    for (const { ref, image } of facts.images(step)) {
      const above = sizeAbove(image, most - 1, facts);
      if (above === undefined) continue;
      const args = { image: image.name, size: above.size, limit: most };
      yield {
        at: ref.at,
        severity: above.sure ? 'error' : 'warning',
        message: above.sure ? message('export-size-max', args) : message('export-size-max.min-disk', args),
        because: [above.why],
      };
    }
  },
};
