import { message } from '../../messages/message';
import { setTo } from '../fixes';
import type { Rule } from '../rule';

export const defaultKeyState: Rule<'keys'> = {
  id: 'default-key-state',
  severity: 'warning',
  on: ['keys'],
  *check(thing, context) {
    const key = context.find('keys', { value: thing.name, at: thing.at });
    if (context.of(key, 'default')?.value !== true) return;
    const state = context.of(key, 'state');
    if (state === undefined || state.value === 'enabled') return;
    yield {
      at: thing.fields.state?.at ?? thing.at,
      message: message('default-key-state', { key: thing.name, state: state.value }),
      fixes: () => [setTo(thing, 'state', 'enabled')],
    };
  },
};
