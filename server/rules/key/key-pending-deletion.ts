import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const keyPendingDeletion: Rule<'images'> = {
  id: 'key-pending-deletion',
  severity: 'warning',
  on: ['images'],
  *check(thing, context) {
    const { key } = thing.fields;
    const state = context.of(context.find('keys', key), 'state');
    if (key === undefined || state?.value !== 'pending-deletion') return;
    yield {
      at: key.at,
      message: message('key-pending-deletion', { image: thing.name, key: key.value }),
      reasons: [state.why],
    };
  },
};
