import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionEncryptedFullEcs: Rule<'copy-cross-region'> = {
  id: 'cross-region-encrypted-full-ecs',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      const encrypted = facts.of(image, 'encrypted');
      if (!(kind?.value === 'full-ecs' && encrypted?.value === true)) continue;
      yield {
        at: ref.at,
        message: message('cross-region-encrypted-full-ecs', { image: image.name }),
        because: [kind.why, encrypted.why],
      };
    }
  },
};
