import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportFullEcs: Rule<'export'> = {
  id: 'export-full-ecs',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      if (kind?.value !== 'full-ecs') continue;
      yield { at: ref.at, message: message('export-full-ecs', { image: image.name }), reasons: [kind.why] };
    }
  },
};
