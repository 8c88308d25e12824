import { isIdOf } from '../../facts/world';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const dataImageDiskAttached: Rule<'create-from-disk'> = {
  id: 'data-image-disk-attached',
  severity: 'error',
  on: ['create-from-disk'],
  *check(step, facts) {
    const server = facts.find('servers', step.server);
    const disks = facts.of(server, 'data_disks');
    const { disk } = step;
    if (server === undefined || disks === undefined || disk === undefined || facts.ran?.disk(step) !== undefined)
      return;
    if (!isIdOf('servers', disk.value)) return;
    yield {
      at: disk.at,
      message: message('data-image-disk-attached', { disk: disk.value, server: server.name }),
      because: [disks.why],
    };
  },
};
