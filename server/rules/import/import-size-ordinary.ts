import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { setField } from '../fixes';
import type { Rule } from '../rule';

export const importSizeOrdinary: Rule<'import'> = {
  id: 'import-size-ordinary',
  severity: 'error',
  on: ['import'],
  yieldsTo: ['iso-file-format'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    if (step.is_quick_import?.value === true || step.kind?.value === 'iso') return;
    if (step.is_quick_import === undefined && !context.absent(step, 'is_quick_import')) return;
    const { value: most } = limit('import-size-ordinary');
    const size = context.of(file, 'size');
    if (size === undefined || size.value <= most) return;
    const { format, encryption, bitmap } = file.facts;
    const fit =
      format.known &&
      (format.value === 'zvhd2' || (format.value === 'raw' && bitmap.known && bitmap.value)) &&
      !(encryption.known && encryption.value !== 'none') &&
      size.value <= limit('import-size-quick').value;
    yield {
      at: step.file.at,
      message: message('import-size-ordinary', { file: file.name, size: size.value, limit: most }),
      reasons: [size.why],
      fixes: () =>
        fit ? [{ title: message('fix.quick-import'), changes: [setField(step, 'is_quick_import', true)] }] : [],
    };
  },
};
