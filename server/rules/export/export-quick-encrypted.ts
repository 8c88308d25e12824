import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { standardExport } from '../fixes';
import { copyWithoutKey } from '../copy-fixes';

export const exportQuickEncrypted: Rule<'export'> = {
  id: 'export-quick-encrypted',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-encrypted-large'],
  *check(step, context) {
    const quick = step.is_quick_export;
    if (quick?.value !== true) return;
    for (const { ref, image, why } of context.imagesWith(step, 'encrypted', true))
      yield {
        at: quick.key,
        message: message('export-quick-encrypted', { image: image.name }),
        reasons: [why],
        fixes: () => [...copyWithoutKey(step, ref, image, context), standardExport(step)],
      };
  },
};
