import { message } from '../../messages/message';
import { keyIn } from '../../model/read';
import { choices, setField } from '../repair';
import type { Rule } from '../rule';

const lists = ['accounts', 'projects', 'domains', 'organizations'] as const;

export const shareRecipientListEmpty: Rule<'share' | 'unshare'> = {
  id: 'share-recipient-list-empty',
  severity: 'error',
  on: ['share', 'unshare'],
  *check(step, facts) {
    if (step.broken) return;
    const written = lists.filter((list) => step.given.has(list));
    const empty = written.every((list) => step[list]?.value.length === 0);
    if (!empty) return;
    const [first] = written;
    yield {
      at: (first === undefined ? undefined : keyIn(step, first)) ?? step.at,
      message: message('share-recipient-list-empty'),
      fixes: () =>
        choices(facts.run.things('accounts').keys()).map((account) => ({
          title: message('fix.set-field', { field: 'accounts', value: `[${account}]` }),
          changes: [setField(step, 'accounts', [account])],
        })),
    };
  },
};
