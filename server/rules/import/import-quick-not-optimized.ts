import { message } from '../../messages/message';
import { fastFilesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importQuickNotOptimized: Rule<'import'> = {
  id: 'import-quick-not-optimized',
  severity: 'warning',
  on: ['import'],
  *check(step, context) {
    for (const { file, ref } of fastFilesOf(step, context)) {
      const optimized = context.of(file, 'optimized');
      if (optimized?.value !== false) continue;
      yield {
        at: ref.at,
        message: message('import-quick-not-optimized', { file: file.name }),
        reasons: [optimized.why],
      };
    }
  },
};
