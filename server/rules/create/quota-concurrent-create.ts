import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const quotaConcurrentCreate: Rule<'block'> = {
  id: 'quota-concurrent-create',
  severity: 'warning',
  on: ['block'],
  *check(block) {
    const { value: most } = limit('quota-concurrent-create');
    const creating = ['import', 'create-from-server', 'create-from-disk', 'create-full-ecs'];
    const count = block.steps.filter((step) => creating.includes(step.action)).length;
    if (count <= most) return;
    yield {
      at: block.at,
      message: message('quota-concurrent-create', { count, limit: most }),
      fixes: () => [
        { title: message('fix.split-block', { size: most }), changes: [{ do: 'split', at: block.spot, size: most }] },
      ],
    };
  },
};
