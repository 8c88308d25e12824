import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { tooLarge } from '../measure';
import type { Rule } from '../rule';

export const copyInRegionSize: Rule<'copy-in-region'> = {
  id: 'copy-in-region-size',
  severity: 'error',
  on: ['copy-in-region'],
  yieldsTo: ['copy-shared-kind-size', 'copy-iso-in-region', 'copy-full-ecs-in-region'],
  *check(step, facts) {
    const { value: most } = limit('copy-in-region-size');
    yield* tooLarge(step, most, facts, (args, sure) =>
      sure
        ? message('copy-in-region-size', { ...args, limit: most })
        : message('copy-in-region-size.disk', { ...args, limit: most }),
    );
  },
};
