import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { fastFilesOf, standardImport } from '../imported-files';
import type { Rule } from '../rule';

export const importQuickEncrypted: Rule<'import'> = {
  id: 'import-quick-encrypted',
  severity: 'error',
  on: ['import'],
  yieldsTo: ['import-iso-encrypted'],
  *check(step, context) {
    for (const imported of fastFilesOf(step, context)) {
      const { file, is_quick_import: quick } = imported;
      const encryption = context.of(file, 'encryption');
      if (encryption === undefined || encryption.value === 'none') continue;
      const isAllowed = holds(limit('import-file-encryption').values, encryption.value);
      yield {
        at: quick.key,
        message: message('import-quick-encrypted', { file: file.name, encryption: encryption.value }),
        reasons: [encryption.why],
        fixes: () => (isAllowed ? standardImport(imported) : []),
      };
    }
  },
};
