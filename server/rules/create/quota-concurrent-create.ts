import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { startedTogether } from '../together';

export const quotaConcurrentCreate: Rule<'manifest'> = {
  id: 'quota-concurrent-create',
  severity: 'warning',
  on: ['manifest'],
  *check(run) {
    const { value: most } = limit('quota-concurrent-create');
    const creating = ['import', 'create-from-server', 'create-from-disk', 'create-full-ecs'] as const;
    for (const [{ at, spot }, count] of startedTogether(run, ...creating)) {
      if (count <= most) continue;
      yield {
        at,
        message: message('quota-concurrent-create', { count, limit: most }),
        fixes: () => [
          { title: message('fix.split-block', { size: most }), changes: [{ do: 'split', at: spot, size: most }] },
        ],
      };
    }
  },
};
