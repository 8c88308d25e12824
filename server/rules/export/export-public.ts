import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportPublic: Rule<'export'> = {
  id: 'export-public',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'visibility', 'public'))
      yield { at: ref.at, message: message('export-public', { image: image.name }), reasons: [why] };
  },
};
