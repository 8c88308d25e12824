import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const crossRegionKeyParameter: Rule<'copy-cross-region'> = {
  id: 'cross-region-key-parameter',
  severity: 'warning',
  on: ['copy-cross-region'],
  *check(step) {
    for (const field of ['key', 'enterprise_project_id'] as const) {
      const given = step[field];
      if (given === undefined) continue;
      yield {
        at: given.key,
        message:
          field === 'key'
            ? message('cross-region-key-parameter')
            : message('cross-region-key-parameter.enterprise-project'),
        fixes: () => dropFields(step, field),
      };
    }
  },
};
