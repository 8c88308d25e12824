import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const bmsNoDataDiskImage: Rule<'create-from-disk'> = {
  id: 'bms-no-data-disk-image',
  severity: 'error',
  on: ['create-from-disk'],
  *check(step, facts) {
    const server = facts.find('servers', step.server);
    const kind = facts.of(server, 'kind');
    if (step.server === undefined || server === undefined || kind?.value !== 'bms') return;
    yield {
      at: step.server.at,
      message: message('bms-no-data-disk-image', { server: server.name }),
      because: [kind.why],
    };
  },
};
