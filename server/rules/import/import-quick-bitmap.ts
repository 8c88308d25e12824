import { message } from '../../messages/message';
import { fastFilesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importQuickBitmap: Rule<'import'> = {
  id: 'import-quick-bitmap',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    for (const { file, ref } of fastFilesOf(step, context)) {
      if (context.of(file, 'format')?.value !== 'raw') continue;
      const bitmap = context.of(file, 'bitmap');
      if (bitmap?.value !== false) continue;
      yield { at: ref.at, message: message('import-quick-bitmap', { file: file.name }), reasons: [bitmap.why] };
    }
  },
};
