import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { removeField } from '../fixes';
import type { Rule } from '../rule';

export const importQuickFormat: Rule<'import'> = {
  id: 'import-quick-format',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const quick = step.is_quick_import;
    if (quick?.value !== true) return;
    const file = context.find('files', step.file);
    const format = context.of(file, 'format');
    const { values } = limit('import-quick-format');
    if (file === undefined || format === undefined || holds(values, format.value)) return;
    const { size } = file.facts;
    const ordinary = !(size.known && size.value > limit('import-size-ordinary').value);
    yield {
      at: quick.key,
      message: message('import-quick-format', { file: file.name, format: format.value, values }),
      reasons: [format.why],
      fixes: () =>
        ordinary ? [{ title: message('fix.ordinary-import'), changes: [removeField(step, 'is_quick_import')] }] : [],
    };
  },
};
