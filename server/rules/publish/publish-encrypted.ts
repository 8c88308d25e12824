import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, mayCopyInRegion } from '../fixes';
import type { Rule } from '../rule';

export const publishEncrypted: Rule<'publish'> = {
  id: 'publish-encrypted',
  severity: 'error',
  on: ['publish'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const encrypted = context.of(image, 'encrypted');
      if (encrypted?.value !== true) continue;
      const title = message('fix.copy-without-key', { image: image.name });
      yield {
        at: ref.at,
        message: message('publish-encrypted', { image: image.name }),
        reasons: [encrypted.why],
        fixes: () =>
          mayCopyInRegion(image, limit('copy-in-region-size').value)
            ? [copyFirst(step, ref, image, 'none', title, context)]
            : [],
      };
    }
  },
};
