import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportIso: Rule<'export'> = {
  id: 'export-iso',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      if (kind?.value !== 'iso') continue;
      yield { at: ref.at, message: message('export-iso', { image: image.name }), reasons: [kind.why] };
    }
  },
};
