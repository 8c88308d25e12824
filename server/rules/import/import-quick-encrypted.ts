import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { removeField } from '../fixes';
import type { Rule } from '../rule';

export const importQuickEncrypted: Rule<'import'> = {
  id: 'import-quick-encrypted',
  severity: 'error',
  on: ['import'],
  yieldsTo: ['import-iso-encrypted'],
  *check(step, context) {
    const quick = step.is_quick_import;
    if (quick?.value !== true) return;
    const file = context.find('files', step.file);
    const encryption = context.of(file, 'encryption');
    if (file === undefined || encryption === undefined || encryption.value === 'none') return;
    const { size } = file.facts;
    const ordinary =
      holds(limit('import-file-encryption').values, encryption.value) &&
      !(size.known && size.value > limit('import-size-ordinary').value);
    yield {
      at: quick.key,
      message: message('import-quick-encrypted', { file: file.name, encryption: encryption.value }),
      reasons: [encryption.why],
      fixes: () =>
        ordinary ? [{ title: message('fix.ordinary-import'), changes: [removeField(step, 'is_quick_import')] }] : [],
    };
  },
};
