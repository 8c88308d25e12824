import { message } from '../../messages/message';
import { removeStep } from '../order-fixes';
import type { Rule } from '../rule';

export const publishTwice: Rule<'publish'> = {
  id: 'publish-twice',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image, value, why } of context.imagesWith(step, 'market', 'published', 'publishing'))
      yield {
        at: ref.at,
        message: message(value === 'published' ? 'publish-twice.published' : 'publish-twice', { image: image.name }),
        reasons: [why],
        fixes: () => removeStep(step, context.evaluation),
      };
  },
};
