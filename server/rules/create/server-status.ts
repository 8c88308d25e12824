import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const serverStatus: Rule<'create-from-server' | 'create-from-disk' | 'create-full-ecs'> = {
  id: 'server-status',
  severity: 'error',
  on: ['create-from-server', 'create-from-disk', 'create-full-ecs'],
  *check(step, context) {
    const kind = context.factOf('servers', step.server, 'kind');
    const status = context.factOf('servers', step.server, 'status');
    if (kind === undefined || kind.value === 'bms') return;
    if (status === undefined || holds(limit('server-status').values, status.value)) return;
    yield {
      at: status.at,
      message: message('server-status', { server: status.entity.name, status: status.value }),
      reasons: [status.why],
    };
  },
};
