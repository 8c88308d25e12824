import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importSizeQuick: Rule<'import'> = {
  id: 'import-size-quick',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    if (step.is_quick_import?.value !== true) return;
    const { value: most } = limit('import-size-quick');
    const size = context.of(file, 'size');
    if (size === undefined || size.value <= most) return;
    yield {
      at: step.file.at,
      message: message('import-size-quick', { file: file.name, size: size.value, limit: most }),
      reasons: [size.why],
    };
  },
};
