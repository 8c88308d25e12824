import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const keyPendingDeletion: Rule<'images'> = {
  id: 'key-pending-deletion',
  severity: 'warning',
  on: ['images'],
  *check(thing, facts) {
    const { key } = thing.fields;
    const state = facts.of(facts.find('keys', key), 'state');
    if (key === undefined || state?.value !== 'pending-deletion') return;
    yield {
      at: key.at,
      message: message('key-pending-deletion', { image: thing.name, key: key.value }),
      because: [state.why],
    };
  },
};
