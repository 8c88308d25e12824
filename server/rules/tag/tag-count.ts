import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type Making, making } from '../../model/actions';
import type { Rule } from '../rule';
import { tagsOf } from '../tags';

export const tagCount: Rule<Making | 'tag'> = {
  id: 'tag-count',
  severity: 'error',
  on: [...making, 'tag'],
  *check(step, facts) {
    const { value: most, older } = limit('tag-count');
    for (const { at, count, because } of tagsOf(step, facts).counts) {
      if (count <= older) continue;
      yield {
        at,
        severity: count > most ? 'error' : 'warning',
        message:
          count > most
            ? message('tag-count', { count, limit: most, older })
            : message('tag-count.older', { count, limit: most, older }),
        because,
      };
    }
  },
};
