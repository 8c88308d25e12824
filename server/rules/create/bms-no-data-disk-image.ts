import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const bmsNoDataDiskImage: Rule<'create-from-disk'> = {
  id: 'bms-no-data-disk-image',
  severity: 'error',
  on: ['create-from-disk'],
  *check(step, context) {
    const found = context.factOf('servers', step.server, 'kind');
    if (found?.value !== 'bms') return;
    yield {
      at: found.at,
      message: message('bms-no-data-disk-image', { server: found.entity.name }),
      reasons: [found.why],
    };
  },
};
