import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const isoSize: Rule<'import'> = {
  id: 'iso-size',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    if (step.kind?.value !== 'iso') return;
    const { value: most } = limit('iso-size');
    const size = context.of(file, 'size');
    if (size === undefined || size.value <= most) return;
    yield {
      at: step.file.at,
      message: message('iso-size', { file: file.name, size: size.value, limit: most }),
      reasons: [size.why],
    };
  },
};
