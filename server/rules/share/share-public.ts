import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const sharePublic: Rule<'share'> = {
  id: 'share-public',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image, value, why } of context.imagesWith(step, 'visibility', 'public', 'market'))
      yield {
        at: ref.at,
        message: message('share-public', { image: image.name, kind: message(`because.${value}-image`) }),
        reasons: [why],
      };
  },
};
