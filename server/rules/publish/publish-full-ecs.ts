import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishFullEcs: Rule<'publish'> = {
  id: 'publish-full-ecs',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'full-ecs'))
      yield { at: ref.at, message: message('publish-full-ecs', { image: image.name }), reasons: [why] };
  },
};
