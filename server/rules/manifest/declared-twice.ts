import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const declaredTwice: Rule<'manifest'> = {
  id: 'declared-twice',
  severity: 'error',
  on: ['manifest'],
  *check(evaluation) {
    const { source } = evaluation.manifest;
    for (const { first, second, through } of evaluation.includes.twice) {
      const { name, section } = first;
      const isOwn = first.at.anchor.source === source;
      const also = { explanation: message('because.declared-too', { name, section }), at: second.at };
      yield {
        at: isOwn ? first.at : through.path.at,
        message: message(isOwn ? 'declared-twice' : 'declared-twice.included', {
          name,
          section,
          path: through.path.value,
        }),
        reasons: isOwn
          ? [also]
          : [{ explanation: message('because.declared-first', { name, section }), at: first.at }, also],
      };
    }
  },
};
