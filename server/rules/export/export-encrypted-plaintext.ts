import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportEncryptedPlaintext: Rule<'export'> = {
  id: 'export-encrypted-plaintext',
  severity: 'info',
  on: ['export'],
  yieldsTo: ['export-encrypted-large', 'export-full-ecs', 'export-iso'],
  *check(step, context) {
    if (step.is_quick_export?.value === true) return;
    for (const { ref, image } of context.images(step)) {
      const encrypted = context.of(image, 'encrypted');
      if (encrypted?.value !== true) continue;
      const bucket = context.find('buckets', step.bucket);
      const kept = bucket?.facts.encryption;
      if (kept?.known === true && kept.value !== 'none') continue;
      yield {
        at: ref.at,
        message: message('export-encrypted-plaintext', { image: image.name }),
        reasons: [encrypted.why],
      };
    }
  },
};
