import { message } from '../../messages/message';
import { actions } from '../../model/actions';
import { keyIn } from '../../model/decoders';
import { choices, setTo } from '../fixes';
import type { Rule } from '../rule';

export const shareRecipientListEmpty: Rule<'share' | 'unshare'> = {
  id: 'share-recipient-list-empty',
  severity: 'error',
  on: ['share', 'unshare'],
  *check(step, context) {
    if (step.broken) return;
    const written = actions[step.action].to.filter((list) => step.written.has(list));
    const empty = written.every((list) => step[list]?.value.length === 0);
    if (!empty) return;
    const [first] = written;
    yield {
      at: (first === undefined ? undefined : keyIn(step, first)) ?? step.at,
      message: message('share-recipient-list-empty'),
      fixes: () =>
        choices(context.evaluation.things('accounts').keys()).map((account) => setTo(step, 'accounts', [account])),
    };
  },
};
