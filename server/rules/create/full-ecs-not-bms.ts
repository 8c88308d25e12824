import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const fullEcsNotBms: Rule<'create-full-ecs'> = {
  id: 'full-ecs-not-bms',
  severity: 'error',
  on: ['create-full-ecs'],
  *check(step, facts) {
    const server = facts.find('servers', step.server);
    const kind = facts.of(server, 'kind');
    if (step.server === undefined || server === undefined || kind?.value !== 'bms') return;
    yield { at: step.server.at, message: message('full-ecs-not-bms', { server: server.name }), because: [kind.why] };
  },
};
