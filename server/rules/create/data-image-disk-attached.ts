import { isSame } from '../../catalog/limits';
import type { DataDisk } from '../../facts/scope';
import { isIdOf } from '../../model/section-fields';
import { message } from '../../messages/message';
import { memoize } from '../../text/memoize';
import type { Rule } from '../rule';

export const dataImageDiskAttached: Rule<'create-from-disk'> = {
  id: 'data-image-disk-attached',
  severity: 'error',
  on: ['create-from-disk'],
  *check(step, context) {
    const server = context.find('servers', step.server);
    const { disk } = step;
    if (server === undefined || disk === undefined || context.state?.disk(step) !== undefined) return;
    if (!isIdOf('servers', disk.value)) return;
    const args = { disk: disk.value, server: server.name };
    const { system_disk: system } = server.facts;
    if (system.known && isSame(system.value.id?.value ?? '', disk.value)) {
      yield {
        at: disk.at,
        severity: 'warning',
        message: message('data-image-disk-attached.system-disk', args),
        reasons: [system.why],
        evidence: { on: 'implied', note: message('data-image-disk-attached.implied') },
      };
      return;
    }
    const disks = context.of(server, 'data_disks');
    if (disks === undefined) return;
    // The reference may be the ID of a declared disk.
    if (anyWithoutId(disks.value)) {
      context.known({ known: false });
      return;
    }
    yield { at: disk.at, message: message('data-image-disk-attached', args), reasons: [disks.why] };
  },
};

/** Whether any data disk is declared without an ID. */
const anyWithoutId = memoize((disks: ReadonlyMap<string, DataDisk>) =>
  [...disks.values()].some(({ value }) => value.id === undefined),
);
