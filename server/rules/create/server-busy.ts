import { message } from '../../messages/message';
import type { AnchoredSpan } from '../../text/anchored-span';
import type { Rule } from '../rule';
import { Uses } from '../together';

export const serverBusy: Rule<'stage'> = {
  id: 'server-busy',
  severity: 'warning',
  on: ['stage'],
  *check({ steps }, { evaluation }) {
    const busy = new Uses<AnchoredSpan>(evaluation.order);
    for (const step of steps) {
      const ref = 'server' in step ? step.server : undefined;
      if (ref === undefined) continue;
      const server = evaluation.symbols.canonicalName('servers', ref.value);
      const before = busy.togetherWith(step, server);
      busy.add(step, server, ref.at);
      if (before === undefined) continue;
      yield {
        at: ref.at,
        message: message('server-busy', { server }),
        reasons: [{ explanation: message('because.server-taken', { server }), at: before }],
      };
    }
  },
};
