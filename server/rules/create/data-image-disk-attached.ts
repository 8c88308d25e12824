import { isSame } from '../../catalog/limits';
import type { DataDisk } from '../../facts/scene';
import { isIdOf } from '../../facts/world';
import { message } from '../../messages/message';
import { remembered } from '../../text/remembered';
import type { Rule } from '../rule';

export const dataImageDiskAttached: Rule<'create-from-disk'> = {
  id: 'data-image-disk-attached',
  severity: 'error',
  on: ['create-from-disk'],
  *check(step, facts) {
    const server = facts.find('servers', step.server);
    const { disk } = step;
    if (server === undefined || disk === undefined || facts.ran?.disk(step) !== undefined) return;
    if (!isIdOf('servers', disk.value)) return;
    const args = { disk: disk.value, server: server.name };
    const { system_disk: system } = server.facts;
    if (system.known && isSame(system.value.id?.value ?? '', disk.value)) {
      yield {
        at: disk.at,
        severity: 'warning',
        message: message('data-image-disk-attached.system-disk', args),
        because: [system.why],
        rests: { on: 'implied', note: message('data-image-disk-attached.implied') },
      };
      return;
    }
    const disks = facts.of(server, 'data_disks');
    if (disks === undefined) return;
    // The id may be that of a declared disk.
    if (anyWithoutId(disks.value)) {
      facts.known({ known: false });
      return;
    }
    yield { at: disk.at, message: message('data-image-disk-attached', args), because: [disks.why] };
  },
};

/** Whether a data disk is declared without its id. */
const anyWithoutId = remembered((disks: ReadonlyMap<string, DataDisk>) =>
  [...disks.values()].some(({ value }) => value.id === undefined),
);
