import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const copyFullEcsInRegion: Rule<'copy-in-region'> = {
  id: 'copy-full-ecs-in-region',
  severity: 'error',
  on: ['copy-in-region'],
  yieldsTo: ['copy-shared-kind-size'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'full-ecs'))
      yield { at: ref.at, message: message('copy-full-ecs-in-region', { image: image.name }), reasons: [why] };
  },
};
