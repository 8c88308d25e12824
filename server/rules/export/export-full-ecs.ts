import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportFullEcs: Rule<'export'> = {
  id: 'export-full-ecs',
  severity: 'error',
  on: ['export'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (kind?.value !== 'full-ecs') continue;
      yield { at: ref.at, message: message('export-full-ecs', { image: image.name }), because: [kind.why] };
    }
  },
};
