import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { removeField } from '../fixes';
import { fastFilesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importQuickFormat: Rule<'import'> = {
  id: 'import-quick-format',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const { values } = limit('import-quick-format');
    for (const { file, is_quick_import: quick, nodePath } of fastFilesOf(step, context)) {
      const format = context.of(file, 'format');
      if (format === undefined || holds(values, format.value)) continue;
      const { size } = file.facts;
      const ordinary = !(size.known && size.value > limit('import-size-ordinary').value);
      yield {
        at: quick.key,
        message: message('import-quick-format', { file: file.name, format: format.value, values }),
        reasons: [format.why],
        fixes: () =>
          ordinary
            ? [{ title: message('fix.ordinary-import'), changes: [removeField({ nodePath }, 'is_quick_import')] }]
            : [],
      };
    }
  },
};
