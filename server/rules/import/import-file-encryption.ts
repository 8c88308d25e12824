import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { filesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importFileEncryption: Rule<'import'> = {
  id: 'import-file-encryption',
  severity: 'error',
  on: ['import'],
  yieldsTo: ['import-iso-encrypted'],
  *check(step, context) {
    for (const { file, ref, is_quick_import: quick } of filesOf(step, context)) {
      const encryption = context.of(file, 'encryption');
      // Fast import has a rule of its own, which permits less.
      if (encryption === undefined || quick?.value === true) continue;
      if (holds(limit('import-file-encryption').values, encryption.value)) continue;
      yield {
        at: ref.at,
        message: message('import-file-encryption', { file: file.name, encryption: encryption.value }),
        reasons: [encryption.why],
      };
    }
  },
};
