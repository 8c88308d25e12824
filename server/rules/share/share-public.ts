import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const sharePublic: Rule<'share'> = {
  id: 'share-public',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      if (!(visibility?.value === 'public' || visibility?.value === 'market')) continue;
      yield {
        at: ref.at,
        message: message('share-public', {
          image: image.name,
          kind: message(`because.${visibility.value}-image`),
        }),
        because: [visibility.why],
      };
    }
  },
};
