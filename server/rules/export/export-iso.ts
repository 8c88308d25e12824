import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportIso: Rule<'export'> = {
  id: 'export-iso',
  severity: 'error',
  on: ['export'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (kind?.value !== 'iso') continue;
      yield { at: ref.at, message: message('export-iso', { image: image.name }), because: [kind.why] };
    }
  },
};
