import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { removeField } from '../fixes';
import { fastFilesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importQuickEncrypted: Rule<'import'> = {
  id: 'import-quick-encrypted',
  severity: 'error',
  on: ['import'],
  yieldsTo: ['import-iso-encrypted'],
  *check(step, context) {
    for (const { file, is_quick_import: quick, nodePath } of fastFilesOf(step, context)) {
      const encryption = context.of(file, 'encryption');
      if (encryption === undefined || encryption.value === 'none') continue;
      const { size } = file.facts;
      const ordinary =
        holds(limit('import-file-encryption').values, encryption.value) &&
        !(size.known && size.value > limit('import-size-ordinary').value);
      yield {
        at: quick.key,
        message: message('import-quick-encrypted', { file: file.name, encryption: encryption.value }),
        reasons: [encryption.why],
        fixes: () =>
          ordinary
            ? [{ title: message('fix.ordinary-import'), changes: [removeField({ nodePath }, 'is_quick_import')] }]
            : [],
      };
    }
  },
};
