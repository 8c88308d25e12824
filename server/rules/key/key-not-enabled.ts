import { message } from '../../messages/message';
import { declareEnabled, otherKeys } from '../fixes';
import type { Rule } from '../rule';

export const keyNotEnabled: Rule<'copy-in-region' | 'import'> = {
  id: 'key-not-enabled',
  severity: 'error',
  on: ['copy-in-region', 'import'],
  yieldsTo: ['encrypt-iso', 'encrypt-bms'],
  *check(step, context) {
    const state = context.factOf('keys', step.key, 'state');
    if (state === undefined || state.value === 'enabled') return;
    const { at, entity: key, value, why } = state;
    yield {
      at,
      message: message('key-not-enabled', { key: key.name, state: value }),
      reasons: [why],
      fixes: () => [...otherKeys(step, context), ...declareEnabled(key)],
    };
  },
};
