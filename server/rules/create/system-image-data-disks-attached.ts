import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const systemImageDataDisksAttached: Rule<'create-from-server'> = {
  id: 'system-image-data-disks-attached',
  severity: 'info',
  on: ['create-from-server'],
  *check(step, context) {
    if (context.factOf('servers', step.server, 'os_type')?.value !== 'Linux') return;
    const disks = context.factOf('servers', step.server, 'data_disks');
    if (disks === undefined || disks.value.size < 2) return;
    yield {
      at: disks.at,
      message: message('system-image-data-disks-attached', { server: disks.entity.name, count: disks.value.size }),
      reasons: [disks.why],
    };
  },
};
