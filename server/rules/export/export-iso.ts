import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportIso: Rule<'export'> = {
  id: 'export-iso',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'iso'))
      yield { at: ref.at, message: message('export-iso', { image: image.name }), reasons: [why] };
  },
};
