import { message } from '../../messages/message';
import type { Place } from '../../text/place';
import type { Rule } from '../rule';

export const serverBusy: Rule<'block'> = {
  id: 'server-busy',
  severity: 'warning',
  on: ['block'],
  *check({ steps }, { run }) {
    const busy = new Map<string, Place>();
    for (const step of steps) {
      const ref = 'server' in step ? step.server : undefined;
      if (ref === undefined) continue;
      const server = run.world.identity('servers', ref.value) ?? ref.value;
      const before = busy.get(server);
      if (before === undefined) busy.set(server, ref.at);
      else {
        yield {
          at: ref.at,
          message: message('server-busy', { server }),
          because: [{ note: message('because.server-taken', { server }), at: before, from: [] }],
        };
      }
    }
  },
};
