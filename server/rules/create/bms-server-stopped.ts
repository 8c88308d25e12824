import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const bmsServerStopped: Rule<'create-from-server'> = {
  id: 'bms-server-stopped',
  severity: 'error',
  on: ['create-from-server'],
  *check(step, facts) {
    const server = facts.find('servers', step.server);
    const kind = facts.of(server, 'kind');
    if (
      step.server === undefined ||
      server === undefined ||
      kind?.value !== 'bms' ||
      facts.of(server, 'status')?.known !== true ||
      holds(limit('bms-server-stopped').values, facts.of(server, 'status')?.value ?? '')
    )
      return;
    yield { at: step.server.at, message: message('bms-server-stopped', { server: server.name }), because: [kind.why] };
  },
};
