import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionIso: Rule<'copy-cross-region'> = {
  id: 'cross-region-iso',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'iso'))
      yield { at: ref.at, message: message('cross-region-iso', { image: image.name }), reasons: [why] };
  },
};
