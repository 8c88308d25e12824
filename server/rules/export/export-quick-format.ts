import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { standardExport, dropFields } from '../fixes';

export const exportQuickFormat: Rule<'export'> = {
  id: 'export-quick-format',
  severity: 'error',
  on: ['export'],
  *check(step) {
    const { file_format: format, is_quick_export: quick } = step;
    if (format === undefined || quick?.value !== true) return;
    yield {
      at: format.key,
      message: message('export-quick-format', { format: format.value }),
      reasons: [
        {
          explanation: message('because.step-field', { field: 'is_quick_export', value: 'true' }),
          at: quick.at,
        },
      ],
      fixes: () => [...dropFields(step, 'file_format'), standardExport(step)],
    };
  },
};
