import { message } from '../../messages/message';
import { exportFormat, addField, fastExport } from '../fixes';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

export const exportFormatMissing: Rule<'export'> = {
  id: 'export-format-missing',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-full-ecs', 'export-iso'],
  *check(step, context) {
    if (!context.absent(step, 'file_format')) return;
    if (step.is_quick_export?.value === true) return;
    if (step.is_quick_export === undefined && step.written.has('is_quick_export')) return;
    const encrypted = knownValue(context.find('images', step.image)?.facts.encrypted);
    yield {
      at: step.at,
      message: message('export-format-missing'),
      fixes: () => [
        addField(step, 'file_format', exportFormat(step)),
        ...(encrypted === true ? [] : [fastExport(step)]),
      ],
    };
  },
};
