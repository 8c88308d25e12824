import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { copyOwn } from '../copy-fixes';

export const shareOfShared: Rule<'share'> = {
  id: 'share-of-shared',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'visibility', 'shared'))
      yield {
        at: ref.at,
        message: message('share-of-shared', { image: image.name }),
        reasons: [why],
        fixes: () => copyOwn(step, ref, image, context),
      };
  },
};
