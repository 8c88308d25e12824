import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionEncryptedFullEcs: Rule<'copy-cross-region'> = {
  id: 'cross-region-encrypted-full-ecs',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const kind = context.of(image, 'kind');
      const encrypted = context.of(image, 'encrypted');
      if (kind?.value !== 'full-ecs' || encrypted?.value !== true) continue;
      yield {
        at: ref.at,
        message: message('cross-region-encrypted-full-ecs', { image: image.name }),
        reasons: [kind.why, encrypted.why],
      };
    }
  },
};
