import { message, type Message } from '../../messages/message';
import type { Inclusion } from '../../model/manifest';
import type { Rule } from '../rule';

export const includeUnusable: Rule<'manifest'> = {
  id: 'include-unusable',
  severity: 'error',
  on: ['manifest'],
  *check(evaluation) {
    for (const { path, nodePath, fault } of evaluation.includes.included.inclusions) {
      if (fault === undefined) continue;
      yield {
        at: path.at,
        message: explanationOf(path.value, fault),
        fixes: () => [
          { title: message('fix.remove-include', { path: path.value }), changes: [{ do: 'remove', at: nodePath }] },
        ],
      };
    }
  },
};

export function explanationOf(path: string, fault: NonNullable<Inclusion['fault']>): Message {
  if (fault.why === 'missing') return message('include-unusable', { path });
  if (fault.why === 'unreadable') return message('include-unusable.unreadable', { path, reason: fault.reason });
  return message(`include-unusable.${fault.why}`, { path });
}
