import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const serverStatus: Rule<'create-from-server' | 'create-from-disk' | 'create-full-ecs'> = {
  id: 'server-status',
  severity: 'error',
  on: ['create-from-server', 'create-from-disk', 'create-full-ecs'],
  *check(step, facts) {
    const server = facts.find('servers', step.server);
    const kind = facts.of(server, 'kind');
    const status = facts.of(server, 'status');
    if (step.server === undefined || server === undefined || kind === undefined || kind.value === 'bms') return;
    if (status === undefined || holds(limit('server-status').values, status.value)) return;
    yield {
      at: step.server.at,
      message: message('server-status', { server: server.name, status: status.value }),
      because: [status.why],
    };
  },
};
