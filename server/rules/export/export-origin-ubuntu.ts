import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportOriginUbuntu: Rule<'export'> = {
  id: 'export-origin-ubuntu',
  severity: 'warning',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const originType = context.of(image, 'origin_type');
      if (!(
        originType?.value === 'public-image' &&
        holds(limit('export-origin-ubuntu').values, context.of(image, 'platform')?.value ?? '')
      ))
        continue;
      yield {
        at: ref.at,
        message: message('export-origin-ubuntu', { image: image.name }),
        reasons: [originType.why],
      };
    }
  },
};
