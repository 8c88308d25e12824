import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { byStage, reportTogether } from '../together';

export const quotaConcurrentCreate: Rule<'manifest'> = {
  id: 'quota-concurrent-create',
  severity: 'warning',
  on: ['manifest'],
  *check(evaluation) {
    const { value: most } = limit('quota-concurrent-create');
    const creating = ['import', 'create-from-server', 'create-from-disk', 'create-full-ecs'] as const;
    for (const steps of byStage(evaluation, ...creating)) {
      const count = evaluation.order.mostTogether(steps);
      if (count > most)
        yield reportTogether(steps, most, message('quota-concurrent-create', { count, limit: most }), evaluation.order);
    }
  },
};
