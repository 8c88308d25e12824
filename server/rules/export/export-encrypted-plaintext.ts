import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportEncryptedPlaintext: Rule<'export'> = {
  id: 'export-encrypted-plaintext',
  severity: 'info',
  on: ['export'],
  yieldsTo: ['export-encrypted-large', 'export-full-ecs', 'export-iso'],
  *check(step, facts) {
    if (step.is_quick_export?.value === true) return;
    for (const { ref, image } of facts.images(step)) {
      const encrypted = facts.of(image, 'encrypted');
      if (encrypted?.value !== true) continue;
      const bucket = facts.find('buckets', step.bucket);
      const kept = bucket?.facts.encryption;
      if (kept?.known === true && kept.value !== 'none') continue;
      yield {
        at: ref.at,
        message: message('export-encrypted-plaintext', { image: image.name }),
        because: [encrypted.why],
      };
    }
  },
};
