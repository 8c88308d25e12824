import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { startedTogether } from '../together';

export const crossRegionConcurrency: Rule<'manifest'> = {
  id: 'cross-region-concurrency',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    const { value: most } = limit('cross-region-concurrency');
    for (const [{ at, spot }, count] of startedTogether(run, 'copy-cross-region')) {
      if (count <= most) continue;
      yield {
        at,
        message: message('cross-region-concurrency', { count, limit: most }),
        fixes: () => [
          { title: message('fix.split-block', { size: most }), changes: [{ do: 'split', at: spot, size: most }] },
        ],
      };
    }
  },
};
