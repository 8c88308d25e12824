import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const bmsServerStopped: Rule<'create-from-server'> = {
  id: 'bms-server-stopped',
  severity: 'error',
  on: ['create-from-server'],
  *check(step, context) {
    const found = context.factOf('servers', step.server, 'kind');
    if (found?.value !== 'bms') return;
    const { at, entity: server, why } = found;
    const status = context.of(server, 'status');
    const { values, unclear } = limit('bms-server-stopped');
    if (status === undefined || holds(values, status.value)) return;
    if (holds(unclear, status.value)) {
      context.cannotTell();
      return;
    }
    yield {
      at,
      message: message('bms-server-stopped', { server: server.name, status: status.value }),
      reasons: [why, status.why],
    };
  },
};
