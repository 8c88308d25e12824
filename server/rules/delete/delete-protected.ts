import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deleteProtected: Rule<'delete'> = {
  id: 'delete-protected',
  severity: 'error',
  on: ['delete'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'protected', true))
      yield { at: ref.at, message: message('delete-protected', { image: image.name }), reasons: [why] };
  },
};
