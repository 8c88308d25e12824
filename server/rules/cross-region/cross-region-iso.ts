import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionIso: Rule<'copy-cross-region'> = {
  id: 'cross-region-iso',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      if (kind?.value !== 'iso') continue;
      yield { at: ref.at, message: message('cross-region-iso', { image: image.name }), reasons: [kind.why] };
    }
  },
};
