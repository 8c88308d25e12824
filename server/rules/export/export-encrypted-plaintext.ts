import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

export const exportEncryptedPlaintext: Rule<'export'> = {
  id: 'export-encrypted-plaintext',
  severity: 'info',
  on: ['export'],
  yieldsTo: ['export-encrypted-large', 'export-full-ecs', 'export-iso'],
  *check(step, context) {
    if (step.is_quick_export?.value === true) return;
    for (const { ref, image, why } of context.imagesWith(step, 'encrypted', true)) {
      const kept = knownValue(context.find('buckets', step.bucket)?.facts.encryption);
      if (kept !== undefined && kept !== 'none') continue;
      yield { at: ref.at, message: message('export-encrypted-plaintext', { image: image.name }), reasons: [why] };
    }
  },
};
