import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { placeOfNewImage, setTo, usableKeys } from '../fixes';
import type { Rule } from '../rule';

export const keyAsymmetric: Rule<'copy-in-region' | 'import'> = {
  id: 'key-asymmetric',
  severity: 'error',
  on: ['copy-in-region', 'import'],
  *check(step, context) {
    const key = context.find('keys', step.key);
    const spec = context.of(key, 'spec');
    const { values: symmetric } = limit('key-asymmetric');
    if (step.key === undefined || key === undefined || spec === undefined || holds(symmetric, spec.value)) return;
    yield {
      at: step.key.at,
      message: message('key-asymmetric', { key: key.name, spec: spec.value, symmetric }),
      reasons: [spec.why],
      fixes: () => usableKeys(placeOfNewImage(step, context), context).map((other) => setTo(step, 'key', other)),
    };
  },
};
