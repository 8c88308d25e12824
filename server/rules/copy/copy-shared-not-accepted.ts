import { message } from '../../messages/message';
import { insertBefore } from '../order-fixes';
import type { Rule } from '../rule';

export const copySharedNotAccepted: Rule<'copy-in-region'> = {
  id: 'copy-shared-not-accepted',
  severity: 'error',
  on: ['copy-in-region'],
  yieldsTo: ['tf-order-missing'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'visibility', 'shared')) {
      const accepted = context.of(image, 'accepted');
      if (accepted?.value !== false) continue;
      yield {
        at: ref.at,
        message: message('copy-shared-not-accepted', { image: image.name }),
        reasons: [why, accepted.why],
        fixes: () => [
          {
            title: message('fix.accept-first', { image: image.name }),
            changes: [insertBefore(step, { action: 'accept-share', image: ref.value })],
          },
        ],
      };
    }
  },
};
