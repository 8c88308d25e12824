import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importIsoEncrypted: Rule<'import'> = {
  id: 'import-iso-encrypted',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const iso = step.kind?.value === 'iso' || context.of(file, 'format')?.value === 'iso';
    if (!iso) return;
    const encryption = context.of(file, 'encryption');
    if (encryption === undefined || encryption.value === 'none') return;
    yield {
      at: step.file.at,
      message: message('import-iso-encrypted', { file: file.name, encryption: encryption.value }),
      reasons: [encryption.why],
    };
  },
};
