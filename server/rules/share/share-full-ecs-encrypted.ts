import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareFullEcsEncrypted: Rule<'share'> = {
  id: 'share-full-ecs-encrypted',
  severity: 'warning',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      const encrypted = kind?.value === 'full-ecs' ? context.of(image, 'encrypted') : undefined;
      if (kind === undefined || encrypted?.value !== true) continue;
      yield {
        at: ref.at,
        message: message('share-full-ecs-encrypted', { image: image.name }),
        reasons: [kind.why, encrypted.why],
      };
    }
  },
};
