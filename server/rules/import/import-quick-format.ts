import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { fastFilesOf, standardImport } from '../imported-files';
import type { Rule } from '../rule';

export const importQuickFormat: Rule<'import'> = {
  id: 'import-quick-format',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const { values } = limit('import-quick-format');
    for (const imported of fastFilesOf(step, context)) {
      const { file, is_quick_import: quick } = imported;
      const format = context.of(file, 'format');
      if (format === undefined || holds(values, format.value)) continue;
      yield {
        at: quick.key,
        message: message('import-quick-format', { file: file.name, format: format.value, values }),
        reasons: [format.why],
        fixes: () => standardImport(imported),
      };
    }
  },
};
