import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { byStage, reportTogether } from '../together';

export const crossRegionConcurrency: Rule<'manifest'> = {
  id: 'cross-region-concurrency',
  severity: 'error',
  on: ['manifest'],
  *check(evaluation) {
    const { value: most } = limit('cross-region-concurrency');
    for (const copies of byStage(evaluation, 'copy-cross-region', 'copy-in-region')) {
      const all = evaluation.order.mostTogether(copies);
      if (all <= most) continue;
      const crossing = evaluation.order.mostTogether(copies.filter(({ action }) => action === 'copy-cross-region'));
      if (crossing > most)
        yield reportTogether(
          copies,
          most,
          evaluation.order.inChains
            ? message('cross-region-concurrency', { count: crossing, limit: most })
            : message('cross-region-concurrency.graph', { count: crossing, limit: most }),
          evaluation.order,
        );
      else
        yield {
          ...reportTogether(
            copies,
            most,
            message('cross-region-concurrency.all', { count: all, limit: most }),
            evaluation.order,
          ),
          evidence: { on: 'disputed', note: message('cross-region-concurrency.disputed') },
        };
    }
  },
};
