import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importVirtualSizeMax: Rule<'import'> = {
  id: 'import-virtual-size-max',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const kind = context.of(context.state?.result, 'kind');
    if (kind?.value !== 'system' && kind?.value !== 'bms') return;
    const { value: most } = limit('import-virtual-size-max');
    const inside = context.of(file, 'virtual_size');
    if (inside === undefined || inside.value <= most) return;
    yield {
      at: step.file.at,
      message: message('import-virtual-size-max', { file: file.name, size: inside.value, limit: most }),
      reasons: [inside.why],
    };
  },
};
