import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { copyOwn } from '../copy-fixes';

export const tagSharedImage: Rule<'tag'> = {
  id: 'tag-shared-image',
  severity: 'warning',
  on: ['tag'],
  *check(step, context) {
    for (const { ref, image, value, why } of context.imagesWith(step, 'visibility', 'public', 'market', 'shared'))
      yield {
        at: ref.at,
        message: message('tag-shared-image', { image: image.name, kind: message(`because.${value}-image`) }),
        reasons: [why],
        fixes: () => copyOwn(step, ref, image, context),
      };
  },
};
