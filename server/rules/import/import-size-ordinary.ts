import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { setField } from '../fixes';
import { filesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importSizeOrdinary: Rule<'import'> = {
  id: 'import-size-ordinary',
  severity: 'error',
  on: ['import'],
  yieldsTo: ['iso-file-format'],
  *check(step, context) {
    const { value: most } = limit('import-size-ordinary');
    for (const { file, ref, is_quick_import: quick, nodePath, extra } of filesOf(step, context)) {
      if (quick?.value === true || (!extra && step.kind?.value === 'iso')) continue;
      if (quick === undefined && !extra && !context.absent(step, 'is_quick_import')) continue;
      const size = context.of(file, 'size');
      if (size === undefined || size.value <= most) continue;
      const { format, encryption, bitmap } = file.facts;
      const fit =
        format.known &&
        (format.value === 'zvhd2' || (format.value === 'raw' && bitmap.known && bitmap.value)) &&
        !(encryption.known && encryption.value !== 'none') &&
        size.value <= limit('import-size-quick').value;
      yield {
        at: ref.at,
        message: message('import-size-ordinary', { file: file.name, size: size.value, limit: most }),
        reasons: [size.why],
        fixes: () =>
          fit
            ? [{ title: message('fix.quick-import'), changes: [setField({ nodePath }, 'is_quick_import', true)] }]
            : [],
      };
    }
  },
};
