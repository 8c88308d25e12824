import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const sharePublic: Rule<'share'> = {
  id: 'share-public',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const visibility = context.of(image, 'visibility');
      if (!(visibility?.value === 'public' || visibility?.value === 'market')) continue;
      yield {
        at: ref.at,
        message: message('share-public', {
          image: image.name,
          kind: message(`because.${visibility.value}-image`),
        }),
        reasons: [visibility.why],
      };
    }
  },
};
