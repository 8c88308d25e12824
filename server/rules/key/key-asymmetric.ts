import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Rule } from '../rule';
import { otherKeys } from '../fixes';

export const keyAsymmetric: Rule<'copy-in-region' | 'import'> = {
  id: 'key-asymmetric',
  severity: 'error',
  on: ['copy-in-region', 'import'],
  *check(step, context) {
    const spec = context.factOf('keys', step.key, 'spec');
    const { values: symmetric } = limit('key-asymmetric');
    if (spec === undefined || holds(symmetric, spec.value)) return;
    yield {
      at: spec.at,
      message: message('key-asymmetric', { key: spec.entity.name, spec: spec.value, symmetric }),
      reasons: [spec.why],
      fixes: () => otherKeys(step, context),
    };
  },
};
