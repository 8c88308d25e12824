import { message } from '../../messages/message';
import { dropFields } from '../repair';
import type { Rule } from '../rule';

export const dataImageRamIgnored: Rule<'create-from-disk'> = {
  id: 'data-image-ram-ignored',
  severity: 'warning',
  on: ['create-from-disk'],
  *check(step, facts) {
    if (facts.of(facts.ran?.made, 'kind')?.value !== 'data') return;
    for (const field of ['min_ram', 'max_ram'] as const) {
      const given = step[field];
      if (given === undefined) continue;
      yield {
        at: given.key,
        message: message('data-image-ram-ignored', { field }),
        fixes: () => dropFields(step, field),
      };
    }
  },
};
