import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { fastFilesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importSizeQuick: Rule<'import'> = {
  id: 'import-size-quick',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const { value: most } = limit('import-size-quick');
    for (const { file, ref } of fastFilesOf(step, context)) {
      const size = context.of(file, 'size');
      if (size === undefined || size.value <= most) continue;
      yield {
        at: ref.at,
        message: message('import-size-quick', { file: file.name, size: size.value, limit: most }),
        reasons: [size.why],
      };
    }
  },
};
