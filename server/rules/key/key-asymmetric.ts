import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { placeOfNewImage, setField, usableKeys } from '../repair';
import type { Rule } from '../rule';

export const keyAsymmetric: Rule<'copy-in-region' | 'import'> = {
  id: 'key-asymmetric',
  severity: 'error',
  on: ['copy-in-region', 'import'],
  *check(step, facts) {
    const key = facts.find('keys', step.key);
    const spec = facts.of(key, 'spec');
    const { values: symmetric } = limit('key-asymmetric');
    if (step.key === undefined || key === undefined || spec === undefined || holds(symmetric, spec.value)) return;
    yield {
      at: step.key.at,
      message: message('key-asymmetric', { key: key.name, spec: spec.value, symmetric }),
      because: [spec.why],
      fixes: () =>
        usableKeys(placeOfNewImage(step, facts), facts).map((other) => ({
          title: message('fix.set-field', { field: 'key', value: other }),
          changes: [setField(step, 'key', other)],
        })),
    };
  },
};
