import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { blocksOf } from '../blocks';
import type { Rule } from '../rule';

export const quotaConcurrentCreate: Rule<'manifest'> = {
  id: 'quota-concurrent-create',
  severity: 'warning',
  on: ['manifest'],
  *check(run) {
    const { value: most } = limit('quota-concurrent-create');
    const creating = ['import', 'create-from-server', 'create-from-disk', 'create-full-ecs'];
    for (const [block, steps] of blocksOf(run)) {
      const count = steps.filter((step) => creating.includes(step.action)).length;
      if (count <= most) continue;
      yield {
        at: block.at,
        message: message('quota-concurrent-create', { count, limit: most }),
        fixes: () => [
          { title: message('fix.split-block', { size: most }), changes: [{ do: 'split', at: block.spot, size: most }] },
        ],
      };
    }
  },
};
