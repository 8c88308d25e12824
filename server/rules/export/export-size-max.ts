import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { tooLarge } from '../image-size';
import type { Rule } from '../rule';

export const exportSizeMax: Rule<'export'> = {
  id: 'export-size-max',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-encrypted-large', 'export-full-ecs', 'export-iso'],
  *check(step, context) {
    const { value: most } = limit('export-size-max');
    yield* tooLarge(step, most - 1, context, (args, sure) =>
      sure
        ? message('export-size-max', { ...args, limit: most })
        : message('export-size-max.min-disk', { ...args, limit: most }),
    );
  },
};
