import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { removeField } from '../repair';
import type { Rule } from '../rule';

export const importQuickEncrypted: Rule<'import'> = {
  id: 'import-quick-encrypted',
  severity: 'error',
  on: ['import'],
  yieldsTo: ['import-iso-encrypted'],
  *check(step, facts) {
    const quick = step.is_quick_import;
    if (quick?.value !== true) return;
    const file = facts.find('files', step.file);
    const encryption = facts.of(file, 'encryption');
    if (file === undefined || encryption === undefined || encryption.value === 'none') return;
    const { size } = file.facts;
    const ordinary =
      holds(limit('import-file-encryption').values, encryption.value) &&
      !(size.known && size.value > limit('import-size-ordinary').value);
    yield {
      at: quick.key,
      message: message('import-quick-encrypted', { file: file.name, encryption: encryption.value }),
      because: [encryption.why],
      fixes: () =>
        ordinary ? [{ title: message('fix.ordinary-import'), changes: [removeField(step, 'is_quick_import')] }] : [],
    };
  },
};
