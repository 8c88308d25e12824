import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type Making, making } from '../../model/actions';
import type { Rule } from '../rule';
import { tagCountsOf } from '../tags';

export const tagCount: Rule<Making | 'tag'> = {
  id: 'tag-count',
  severity: 'error',
  on: [...making, 'tag'],
  *check(step, facts) {
    const { value: most, older: some } = limit('tag-count');
    const international = facts.site.known && facts.site.value === 'intl';
    const sure = international ? some : most;
    for (const { at, before = 0, after: count, because } of tagCountsOf(step, facts)) {
      // Who is above a limit already has more than the pages allow, and one finding is enough.
      if (count > sure && before <= sure) {
        yield { at, message: message('tag-count', { count, limit: sure }), because };
      } else if (count > some && before <= some) {
        const note = message('tag-count.disputed', { some, most });
        yield { at, message: message('tag-count.some', { count }), because, rests: { on: 'disputed', note } };
      }
    }
  },
};
