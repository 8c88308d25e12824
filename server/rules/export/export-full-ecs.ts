import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportFullEcs: Rule<'export'> = {
  id: 'export-full-ecs',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'full-ecs'))
      yield { at: ref.at, message: message('export-full-ecs', { image: image.name }), reasons: [why] };
  },
};
