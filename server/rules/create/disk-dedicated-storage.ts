import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const diskDedicatedStorage: Rule<'create-from-server' | 'create-from-disk' | 'create-full-ecs'> = {
  id: 'disk-dedicated-storage',
  severity: 'error',
  on: ['create-from-server', 'create-from-disk', 'create-full-ecs'],
  *check(step, facts) {
    const { values: dedicated } = limit('disk-dedicated-storage');
    const server = facts.find('servers', step.server);
    const system = step.action === 'create-from-disk' ? undefined : facts.of(server, 'system_disk')?.value;
    const data = step.action === 'create-full-ecs' ? [...(facts.of(server, 'data_disks')?.value.values() ?? [])] : [];
    const own = step.action === 'create-from-disk' ? facts.ran?.disk(step)?.value : undefined;
    for (const disk of [system, own, ...data.map((each) => each.value)]) {
      const storage = disk?.storage;
      const at = step.server?.at ?? step.at;
      if (storage === undefined || !holds(dedicated, storage.value)) continue;
      yield {
        at: step.action === 'create-from-disk' ? (step.disk?.at ?? at) : at,
        message: message('disk-dedicated-storage', { storage: storage.value }),
        because: [{ note: message('because.dedicated', { storage: storage.value }), at: storage.at, from: [] }],
      };
    }
  },
};
