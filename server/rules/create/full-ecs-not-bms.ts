import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsNotBms: Rule<'create-full-ecs'> = {
  id: 'full-ecs-not-bms',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, context) {
    const backup = context.find('backups', step.backup);
    const of = context.of(backup, 'server');
    const server =
      of === undefined ? context.find('servers', step.server) : context.evaluation.symbols.find('servers', of.value);
    const kind = context.of(server, 'kind');
    const at = (of === undefined ? step.server : step.backup)?.at;
    if (at === undefined || server === undefined || kind?.value !== 'bms') return;
    const args = { server: server.name, backup: backup?.name ?? '' };
    yield {
      at,
      message: of === undefined ? message('full-ecs-not-bms', args) : message('full-ecs-not-bms.backup', args),
      reasons: [of?.why, kind.why],
    };
  },
};
