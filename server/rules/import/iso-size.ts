import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const isoSize: Rule<'import'> = {
  id: 'iso-size',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    if (step.kind?.value !== 'iso') return;
    const { value: most } = limit('iso-size');
    const size = context.factOf('files', step.file, 'size');
    if (size === undefined || size.value <= most) return;
    yield {
      at: size.at,
      message: message('iso-size', { file: size.entity.name, size: size.value, limit: most }),
      reasons: [size.why],
    };
  },
};
