import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { tooLarge } from '../image-size';
import type { Rule } from '../rule';

export const copyInRegionSize: Rule<'copy-in-region'> = {
  id: 'copy-in-region-size',
  severity: 'error',
  on: ['copy-in-region'],
  yieldsTo: ['copy-shared-kind-size', 'copy-iso-in-region', 'copy-full-ecs-in-region'],
  *check(step, context) {
    const { value: most } = limit('copy-in-region-size');
    yield* tooLarge(step, most, context, (args, sure) =>
      sure
        ? message('copy-in-region-size', { ...args, limit: most })
        : message('copy-in-region-size.disk', { ...args, limit: most }),
    );
  },
};
