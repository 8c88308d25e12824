import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const bmsEvsSystemDisk: Rule<'create-from-server'> = {
  id: 'bms-evs-system-disk',
  severity: 'error',
  on: ['create-from-server'],
  *check(step, context) {
    const server = context.find('servers', step.server);
    const kind = context.of(server, 'kind');
    if (
      step.server === undefined ||
      server === undefined ||
      kind?.value !== 'bms' ||
      context.of(server, 'system_disk')?.value.local?.value !== true
    )
      return;
    yield { at: step.server.at, message: message('bms-evs-system-disk', { server: server.name }), reasons: [kind.why] };
  },
};
