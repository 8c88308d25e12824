import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const bmsNoDataDiskImage: Rule<'create-from-disk'> = {
  id: 'bms-no-data-disk-image',
  severity: 'error',
  on: ['create-from-disk'],
  *check(step, context) {
    const server = context.find('servers', step.server);
    const kind = context.of(server, 'kind');
    if (step.server === undefined || server === undefined || kind?.value !== 'bms') return;
    yield {
      at: step.server.at,
      message: message('bms-no-data-disk-image', { server: server.name }),
      reasons: [kind.why],
    };
  },
};
