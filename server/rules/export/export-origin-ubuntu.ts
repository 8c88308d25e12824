import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportOriginUbuntu: Rule<'export'> = {
  id: 'export-origin-ubuntu',
  severity: 'warning',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'origin_type', 'public-image')) {
      if (!holds(limit('export-origin-ubuntu').values, context.of(image, 'platform')?.value ?? '')) continue;
      yield { at: ref.at, message: message('export-origin-ubuntu', { image: image.name }), reasons: [why] };
    }
  },
};
