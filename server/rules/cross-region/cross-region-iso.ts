import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionIso: Rule<'copy-cross-region'> = {
  id: 'cross-region-iso',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (kind?.value !== 'iso') continue;
      yield { at: ref.at, message: message('cross-region-iso', { image: image.name }), because: [kind.why] };
    }
  },
};
