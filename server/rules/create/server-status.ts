import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const serverStatus: Rule<'create-from-server' | 'create-from-disk' | 'create-full-ecs'> = {
  id: 'server-status',
  severity: 'error',
  on: ['create-from-server', 'create-from-disk', 'create-full-ecs'],
  *check(step, context) {
    const server = context.find('servers', step.server);
    const kind = context.of(server, 'kind');
    const status = context.of(server, 'status');
    if (step.server === undefined || server === undefined || kind === undefined || kind.value === 'bms') return;
    if (status === undefined || holds(limit('server-status').values, status.value)) return;
    yield {
      at: step.server.at,
      message: message('server-status', { server: server.name, status: status.value }),
      reasons: [status.why],
    };
  },
};
