import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deletePublished: Rule<'delete'> = {
  id: 'delete-published',
  severity: 'error',
  on: ['delete'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'market', 'published'))
      yield { at: ref.at, message: message('delete-published', { image: image.name }), reasons: [why] };
  },
};
