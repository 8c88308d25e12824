import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const bmsEvsSystemDisk: Rule<'create-from-server'> = {
  id: 'bms-evs-system-disk',
  severity: 'error',
  on: ['create-from-server'],
  *check(step, context) {
    const found = context.factOf('servers', step.server, 'kind');
    if (found?.value !== 'bms') return;
    const { at, entity: server, why } = found;
    if (context.of(server, 'system_disk')?.value.local?.value !== true) return;
    yield { at, message: message('bms-evs-system-disk', { server: server.name }), reasons: [why] };
  },
};
