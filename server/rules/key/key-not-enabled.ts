import { message } from '../../messages/message';
import { declareEnabled, placeOfNewImage, setTo, usableKeys } from '../fixes';
import type { Rule } from '../rule';

export const keyNotEnabled: Rule<'copy-in-region' | 'import'> = {
  id: 'key-not-enabled',
  severity: 'error',
  on: ['copy-in-region', 'import'],
  yieldsTo: ['encrypt-iso', 'encrypt-bms'],
  *check(step, context) {
    const key = context.find('keys', step.key);
    const state = context.of(key, 'state');
    if (step.key === undefined || key === undefined || state === undefined || state.value === 'enabled') return;
    yield {
      at: step.key.at,
      message: message('key-not-enabled', { key: key.name, state: state.value }),
      reasons: [state.why],
      fixes: () => [
        ...usableKeys(placeOfNewImage(step, context), context).map((other) => setTo(step, 'key', other)),
        ...declareEnabled(key),
      ],
    };
  },
};
