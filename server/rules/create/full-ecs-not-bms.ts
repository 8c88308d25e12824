import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsNotBms: Rule<'create-full-ecs'> = {
  id: 'full-ecs-not-bms',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, facts) {
    const backup = facts.find('backups', step.backup);
    const of = facts.of(backup, 'server');
    const server = of === undefined ? facts.find('servers', step.server) : facts.run.world.find('servers', of.value);
    const kind = facts.of(server, 'kind');
    const at = (of === undefined ? step.server : step.backup)?.at;
    if (at === undefined || server === undefined || kind?.value !== 'bms') return;
    const args = { server: server.name, backup: backup?.name ?? '' };
    yield {
      at,
      message: of === undefined ? message('full-ecs-not-bms', args) : message('full-ecs-not-bms.backup', args),
      because: [of?.why, kind.why],
    };
  },
};
