import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareFullEcsEncrypted: Rule<'share'> = {
  id: 'share-full-ecs-encrypted',
  severity: 'warning',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'kind', 'full-ecs')) {
      const encrypted = context.of(image, 'encrypted');
      if (encrypted?.value !== true) continue;
      yield {
        at: ref.at,
        message: message('share-full-ecs-encrypted', { image: image.name }),
        reasons: [why, encrypted.why],
      };
    }
  },
};
