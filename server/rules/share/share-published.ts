import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const sharePublished: Rule<'share'> = {
  id: 'share-published',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'market', 'published'))
      yield { at: ref.at, message: message('share-published', { image: image.name }), reasons: [why] };
  },
};
