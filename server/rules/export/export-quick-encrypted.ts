import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, exportFormat, mayCopyInRegion, setField } from '../fixes';
import type { Rule } from '../rule';

export const exportQuickEncrypted: Rule<'export'> = {
  id: 'export-quick-encrypted',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-encrypted-large'],
  *check(step, context) {
    const quick = step.is_quick_export;
    if (quick?.value !== true) return;
    for (const { ref, image } of context.images(step)) {
      const encrypted = context.of(image, 'encrypted');
      if (encrypted?.value !== true) continue;
      const title = message('fix.copy-without-key', { image: image.name });
      yield {
        at: quick.key,
        message: message('export-quick-encrypted', { image: image.name }),
        reasons: [encrypted.why],
        fixes: () => [
          ...(mayCopyInRegion(image, limit('copy-in-region-size').value)
            ? [copyFirst(step, ref, image, 'none', title, context)]
            : []),
          {
            title: message('fix.ordinary-export'),
            changes: [
              setField(step, 'is_quick_export', false),
              ...(step.written.has('file_format') ? [] : [setField(step, 'file_format', exportFormat(step))]),
            ],
          },
        ],
      };
    }
  },
};
