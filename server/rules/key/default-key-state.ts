import { message } from '../../messages/message';
import { setField } from '../repair';
import type { Rule } from '../rule';

export const defaultKeyState: Rule<'keys'> = {
  id: 'default-key-state',
  severity: 'warning',
  on: ['keys'],
  *check(thing, facts) {
    const key = facts.find('keys', { value: thing.name, at: thing.at });
    if (facts.of(key, 'default')?.value !== true) return;
    const state = facts.of(key, 'state');
    if (state === undefined || state.value === 'enabled') return;
    yield {
      at: thing.fields.state?.at ?? thing.at,
      message: message('default-key-state', { key: thing.name, state: state.value }),
      fixes: () => [
        {
          title: message('fix.set-field', { field: 'state', value: 'enabled' }),
          changes: [setField(thing, 'state', 'enabled')],
        },
      ],
    };
  },
};
