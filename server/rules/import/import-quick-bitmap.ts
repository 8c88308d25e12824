import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importQuickBitmap: Rule<'import'> = {
  id: 'import-quick-bitmap',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    if (step.is_quick_import?.value !== true || context.of(file, 'format')?.value !== 'raw') return;
    const bitmap = context.of(file, 'bitmap');
    if (bitmap?.value !== false) return;
    yield { at: step.file.at, message: message('import-quick-bitmap', { file: file.name }), reasons: [bitmap.why] };
  },
};
