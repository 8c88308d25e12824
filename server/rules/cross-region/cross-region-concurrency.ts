import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { blocksOf } from '../blocks';
import type { Rule } from '../rule';

export const crossRegionConcurrency: Rule<'manifest'> = {
  id: 'cross-region-concurrency',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    const { value: most } = limit('cross-region-concurrency');
    for (const [block, steps] of blocksOf(run)) {
      const count = steps.filter((step) => step.action === 'copy-cross-region').length;
      if (count <= most) continue;
      yield {
        at: block.at,
        message: message('cross-region-concurrency', { count, limit: most }),
        fixes: () => [
          { title: message('fix.split-block', { size: most }), changes: [{ do: 'split', at: block.spot, size: most }] },
        ],
      };
    }
  },
};
