import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const bmsEvsSystemDisk: Rule<'create-from-server'> = {
  id: 'bms-evs-system-disk',
  severity: 'error',
  on: ['create-from-server'],
  *check(step, facts) {
    const server = facts.find('servers', step.server);
    const kind = facts.of(server, 'kind');
    if (
      step.server === undefined ||
      server === undefined ||
      kind?.value !== 'bms' ||
      facts.of(server, 'system_disk')?.value.local?.value !== true
    )
      return;
    yield { at: step.server.at, message: message('bms-evs-system-disk', { server: server.name }), because: [kind.why] };
  },
};
