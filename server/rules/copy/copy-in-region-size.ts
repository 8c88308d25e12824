import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { sizeAbove } from '../measure';
import type { Rule } from '../rule';

export const copyInRegionSize: Rule<'copy-in-region'> = {
  id: 'copy-in-region-size',
  severity: 'error',
  on: ['copy-in-region'],
  yieldsTo: ['copy-shared-kind-size', 'copy-iso-in-region', 'copy-full-ecs-in-region'],
  *check(step, facts) {
    const { value: most } = limit('copy-in-region-size');
    for (const { ref, image } of facts.images(step)) {
      const above = sizeAbove(image, most, facts);
      if (above === undefined) continue;
      const args = { image: image.name, size: above.size, limit: most };
      yield {
        at: ref.at,
        severity: above.sure ? 'error' : 'warning',
        message: above.sure ? message('copy-in-region-size', args) : message('copy-in-region-size.disk', args),
        because: [above.why],
      };
    }
  },
};
