import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

export const dataImageRamIgnored: Rule<'create-from-disk'> = {
  id: 'data-image-ram-ignored',
  severity: 'warning',
  on: ['create-from-disk'],
  *check(step, context) {
    if (context.of(context.state?.result, 'kind')?.value !== 'data') return;
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
