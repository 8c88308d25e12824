import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { DataDisk } from '../../facts/scope';
import type { Field } from '../../model/located';
import { memoize } from '../../text/memoize';
import type { Rule } from '../rule';

export const diskDedicatedStorage: Rule<'create-from-server' | 'create-from-disk' | 'create-full-ecs'> = {
  id: 'disk-dedicated-storage',
  severity: 'error',
  on: ['create-from-server', 'create-from-disk', 'create-full-ecs'],
  *check(step, context) {
    const server = context.find('servers', step.server);
    const system = step.action === 'create-from-disk' ? undefined : context.of(server, 'system_disk')?.value;
    const data = step.action === 'create-full-ecs' ? context.of(server, 'data_disks')?.value : undefined;
    const own = step.action === 'create-from-disk' ? context.state?.disk(step)?.value : undefined;
    const ref = step.action === 'create-from-disk' ? step.disk : step.server;
    const at = ref?.at ?? step.at;
    const source = step.action === 'create-from-disk' ? (ref?.value ?? '') : (server?.name ?? '');
    for (const storage of dedicatedOf([system, own, ...(data === undefined ? [] : dedicatedDisks(data))])) {
      yield {
        at,
        message: message(
          step.action === 'create-from-disk' ? 'disk-dedicated-storage.disk' : 'disk-dedicated-storage',
          {
            source,
            storage: storage.value.toUpperCase(),
          },
        ),
        reasons: [
          {
            explanation: message('because.dedicated', { storage: storage.value.toUpperCase() }),
            at: storage.at,
          },
        ],
      };
    }
  },
};

interface Disk {
  readonly storage?: Field<string>;
}

/** The distinct kinds of dedicated storage among the disks. */
function dedicatedOf(disks: readonly (Disk | undefined)[]): readonly Field<string>[] {
  const { values } = limit('disk-dedicated-storage');
  const found = new Map<string, Field<string>>();
  for (const disk of disks) {
    const { storage } = disk ?? {};
    if (storage !== undefined && holds(values, storage.value) && !found.has(storage.value))
      found.set(storage.value, storage);
  }
  return [...found.values()];
}

/** One data disk of the server for each kind of dedicated storage. */
const dedicatedDisks = memoize((disks: ReadonlyMap<string, DataDisk>) =>
  dedicatedOf([...disks.values()].map(({ value }) => value)).map((storage): Disk => ({ storage })),
);
