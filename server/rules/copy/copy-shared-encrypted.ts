import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const copySharedEncrypted: Rule<'copy-in-region'> = {
  id: 'copy-shared-encrypted',
  severity: 'warning',
  on: ['copy-in-region'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const shared = facts.of(image, 'visibility');
      if (shared?.value !== 'shared') continue;
      const keyed = step.key !== undefined && step.key.value !== 'none';
      const encrypted = keyed ? undefined : facts.of(image, 'encrypted');
      if (!keyed && encrypted?.value !== true) continue;
      // Only the guide of Open Telekom Cloud permits it, which is none of the sites.
      const { site } = facts;
      const certain = site.known && site.value !== 'eu';
      yield {
        at: ref.at,
        severity: certain ? 'error' : 'warning',
        rests: certain ? { on: 'stated' } : undefined,
        message: message('copy-shared-encrypted', { image: image.name }),
        because: [shared.why, encrypted?.why, certain ? site.why : undefined],
      };
    }
  },
};
