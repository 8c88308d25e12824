import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const copySharedEncrypted: Rule<'copy-in-region'> = {
  id: 'copy-shared-encrypted',
  severity: 'warning',
  on: ['copy-in-region'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'visibility', 'shared')) {
      const keyed = step.key !== undefined && step.key.value !== 'none';
      const encrypted = keyed ? undefined : context.of(image, 'encrypted');
      if (!keyed && encrypted?.value !== true) continue;
      // Only the guide of Open Telekom Cloud allows it, and that is not one of the sites.
      const { site } = context;
      const certain = site.known && site.value !== 'eu';
      yield {
        at: ref.at,
        severity: certain ? 'error' : 'warning',
        evidence: certain ? { on: 'stated' } : undefined,
        message: message('copy-shared-encrypted', { image: image.name }),
        reasons: [why, encrypted?.why, certain ? site.why : undefined],
      };
    }
  },
};
