import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importFileEncryption: Rule<'import'> = {
  id: 'import-file-encryption',
  severity: 'error',
  on: ['import'],
  yieldsTo: ['import-iso-encrypted', 'import-quick-encrypted'],
  *check(step, context) {
    const file = context.find('files', step.file);
    const encryption = context.of(file, 'encryption');
    if (step.file === undefined || file === undefined || encryption === undefined) return;
    if (holds(limit('import-file-encryption').values, encryption.value)) return;
    yield {
      at: step.file.at,
      message: message('import-file-encryption', { file: file.name, encryption: encryption.value }),
      reasons: [encryption.why],
    };
  },
};
