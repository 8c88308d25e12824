import { message } from '../../messages/message';
import { declareEnabled, placeOfNewImage, setField, usableKeys } from '../repair';
import type { Rule } from '../rule';

export const keyNotEnabled: Rule<'copy-in-region' | 'import'> = {
  id: 'key-not-enabled',
  severity: 'error',
  on: ['copy-in-region', 'import'],
  yieldsTo: ['encrypt-iso', 'encrypt-bms'],
  *check(step, facts) {
    const key = facts.find('keys', step.key);
    const state = facts.of(key, 'state');
    if (step.key === undefined || key === undefined || state === undefined || state.value === 'enabled') return;
    yield {
      at: step.key.at,
      message: message('key-not-enabled', { key: key.name, state: state.value }),
      because: [state.why],
      fixes: () => [
        ...usableKeys(placeOfNewImage(step, facts), facts).map((other) => ({
          title: message('fix.set-field', { field: 'key', value: other }),
          changes: [setField(step, 'key', other)],
        })),
        ...declareEnabled(key),
      ],
    };
  },
};
