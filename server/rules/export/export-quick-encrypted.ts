import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, exportFormat, mayCopyInRegion, setField } from '../repair';
import type { Rule } from '../rule';

export const exportQuickEncrypted: Rule<'export'> = {
  id: 'export-quick-encrypted',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-encrypted-large'],
  *check(step, facts) {
    const quick = step.is_quick_export;
    if (quick?.value !== true) return;
    for (const { ref, image } of facts.images(step)) {
      const encrypted = facts.of(image, 'encrypted');
      if (encrypted?.value !== true) continue;
      const title = message('fix.copy-without-key', { image: image.name });
      yield {
        at: quick.key,
        message: message('export-quick-encrypted', { image: image.name }),
        because: [encrypted.why],
        fixes: () => [
          ...(mayCopyInRegion(image, limit('copy-in-region-size').value)
            ? [copyFirst(step, ref, image, 'none', title, facts)]
            : []),
          {
            title: message('fix.ordinary-export'),
            changes: [
              setField(step, 'is_quick_export', false),
              ...(step.given.has('file_format') ? [] : [setField(step, 'file_format', exportFormat(step))]),
            ],
          },
        ],
      };
    }
  },
};
