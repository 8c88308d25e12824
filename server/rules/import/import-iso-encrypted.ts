import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importIsoEncrypted: Rule<'import'> = {
  id: 'import-iso-encrypted',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const isIso = step.kind?.value === 'iso' || context.factOf('files', step.file, 'format')?.value === 'iso';
    const encryption = isIso ? context.factOf('files', step.file, 'encryption') : undefined;
    if (encryption === undefined || encryption.value === 'none') return;
    yield {
      at: encryption.at,
      message: message('import-iso-encrypted', { file: encryption.entity.name, encryption: encryption.value }),
      reasons: [encryption.why],
    };
  },
};
