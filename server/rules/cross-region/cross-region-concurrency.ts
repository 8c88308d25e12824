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
    const across = startedTogether(run, 'copy-cross-region');
    for (const [block, all] of startedTogether(run, 'copy-cross-region', 'copy-in-region')) {
      const { at, spot } = block;
      const crossing = across.get(block) ?? 0;
      if (all <= most) continue;
      const certain = crossing > most;
      yield {
        at,
        message: certain
          ? message('cross-region-concurrency', { count: crossing, limit: most })
          : message('cross-region-concurrency.all', { count: all, limit: most }),
        rests: certain ? undefined : { on: 'disputed', note: message('cross-region-concurrency.disputed') },
        fixes: () => [
          { title: message('fix.split-block', { size: most }), changes: [{ do: 'split', at: spot, size: most }] },
        ],
      };
    }
  },
};
