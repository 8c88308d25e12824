import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const systemImageDataDisksAttached: Rule<'create-from-server'> = {
  id: 'system-image-data-disks-attached',
  severity: 'info',
  on: ['create-from-server'],
  *check(step, context) {
    const server = context.find('servers', step.server);
    if (context.of(server, 'os_type')?.value !== 'Linux') return;
    const disks = context.of(server, 'data_disks');
    if (step.server === undefined || server === undefined || disks === undefined || disks.value.size < 2) return;
    yield {
      at: step.server.at,
      message: message('system-image-data-disks-attached', { server: server.name, count: disks.value.size }),
      reasons: [disks.why],
    };
  },
};
