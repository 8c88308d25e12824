import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const copySharedNotAccepted: Rule<'copy-in-region'> = {
  id: 'copy-shared-not-accepted',
  severity: 'error',
  on: ['copy-in-region'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const visibility = facts.of(image, 'visibility');
      const accepted = facts.of(image, 'accepted');
      if (!(visibility?.value === 'shared' && accepted?.value === false)) continue;
      yield {
        at: ref.at,
        message: message('copy-shared-not-accepted', { image: image.name }),
        because: [visibility.why, accepted.why],
        fixes: () => [
          {
            title: message('fix.accept-first', { image: image.name }),
            changes: [
              {
                do: 'insert',
                side: 'before',
                of: step.block?.spot ?? step.spot,
                value: { action: 'accept-share', image: ref.value },
              },
            ],
          },
        ],
      };
    }
  },
};
