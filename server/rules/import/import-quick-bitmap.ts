import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importQuickBitmap: Rule<'import'> = {
  id: 'import-quick-bitmap',
  severity: 'error',
  on: ['import'],
  *check(step, facts) {
    const file = facts.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    if (step.is_quick_import?.value !== true || facts.of(file, 'format')?.value !== 'raw') return;
    const bitmap = facts.of(file, 'bitmap');
    if (bitmap?.value !== false) return;
    yield { at: step.file.at, message: message('import-quick-bitmap', { file: file.name }), because: [bitmap.why] };
  },
};
