import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareFullEcsEncrypted: Rule<'share'> = {
  id: 'share-full-ecs-encrypted',
  severity: 'warning',
  on: ['share'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      const encrypted = kind?.value === 'full-ecs' ? facts.of(image, 'encrypted') : undefined;
      if (kind === undefined || encrypted?.value !== true) continue;
      yield {
        at: ref.at,
        message: message('share-full-ecs-encrypted', { image: image.name }),
        because: [kind.why, encrypted.why],
      };
    }
  },
};
