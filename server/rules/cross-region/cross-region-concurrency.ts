import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const crossRegionConcurrency: Rule<'block'> = {
  id: 'cross-region-concurrency',
  severity: 'error',
  on: ['block'],
  *check(block) {
    const { value: most } = limit('cross-region-concurrency');
    const count = block.steps.filter((step) => step.action === 'copy-cross-region').length;
    if (count <= most) return;
    yield {
      at: block.at,
      message: message('cross-region-concurrency', { count, limit: most }),
      fixes: () => [
        { title: message('fix.split-block', { size: most }), changes: [{ do: 'split', at: block.spot, size: most }] },
      ],
    };
  },
};
