import { message } from '../../messages/message';
import { exportFormat, setField } from '../fixes';
import type { Rule } from '../rule';

export const exportFormatMissing: Rule<'export'> = {
  id: 'export-format-missing',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-full-ecs', 'export-iso'],
  *check(step, context) {
    if (!context.absent(step, 'file_format')) return;
    if (step.is_quick_export?.value === true) return;
    if (step.is_quick_export === undefined && step.written.has('is_quick_export')) return;
    const encrypted = context.find('images', step.image)?.facts.encrypted;
    const format = exportFormat(step);
    yield {
      at: step.at,
      message: message('export-format-missing'),
      fixes: () => [
        {
          title: message('fix.add-field', { field: 'file_format', value: format }),
          changes: [setField(step, 'file_format', format)],
        },
        ...(encrypted?.known === true && encrypted.value
          ? []
          : [{ title: message('fix.quick-export'), changes: [setField(step, 'is_quick_export', true)] }]),
      ],
    };
  },
};
