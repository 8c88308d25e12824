import { givenInStep } from '../../facts/initial-facts';
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
      reasons: [givenInStep(quick, 'is_quick_export').why],
      fixes: () => [...dropFields(step, 'file_format'), standardExport(step)],
    };
  },
};
