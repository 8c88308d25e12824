import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { sizeAbove } from '../image-size';
import type { Rule } from '../rule';

export const copySharedKindSize: Rule<'copy-in-region'> = {
  id: 'copy-shared-kind-size',
  severity: 'error',
  on: ['copy-in-region'],
  *check(step, context) {
    const { value: most } = limit('copy-shared-kind-size');
    for (const { ref, image, why } of context.imagesWith(step, 'visibility', 'shared')) {
      const kind = context.of(image, 'kind');
      const above = kind?.value === 'full-ecs' ? undefined : sizeAbove(image, most, context);
      if (kind?.value !== 'full-ecs' && above?.sure !== true) continue;
      yield {
        at: ref.at,
        message:
          above === undefined
            ? message('copy-shared-kind-size.full-ecs', { image: image.name, limit: most })
            : message('copy-shared-kind-size', { image: image.name, size: above.size, limit: most }),
        reasons: [why, kind?.why, above?.why],
      };
    }
  },
};
