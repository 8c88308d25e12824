import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importQuickNotOptimized: Rule<'import'> = {
  id: 'import-quick-not-optimized',
  severity: 'warning',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    if (step.is_quick_import?.value !== true) return;
    const optimized = context.of(file, 'optimized');
    if (optimized?.value !== false) return;
    yield {
      at: step.file.at,
      message: message('import-quick-not-optimized', { file: file.name }),
      reasons: [optimized.why],
    };
  },
};
