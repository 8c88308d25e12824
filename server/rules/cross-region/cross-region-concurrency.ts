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
    const { order } = evaluation;
    for (const copies of byStage(evaluation, 'copy-cross-region', 'copy-in-region')) {
      const all = order.mostTogether(copies);
      if (all <= most) continue;
      const crossing = order.mostTogether(copies.filter(({ action }) => action === 'copy-cross-region'));
      if (crossing > most) {
        const id = order.inChains ? 'cross-region-concurrency' : 'cross-region-concurrency.graph';
        yield reportTogether(copies, most, message(id, { count: crossing, limit: most }), order);
      } else
        yield {
          ...reportTogether(copies, most, message('cross-region-concurrency.all', { count: all, limit: most }), order),
          evidence: { on: 'disputed', note: message('cross-region-concurrency.disputed') },
        };
    }
  },
};
