import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type CreatingAction, creatingActions } from '../../model/actions';
import type { Rule } from '../rule';
import { tagCountsOf } from '../tags';

export const tagCount: Rule<CreatingAction | 'tag'> = {
  id: 'tag-count',
  severity: 'error',
  on: [...creatingActions, 'tag'],
  *check(step, context) {
    const { value: most, older: some } = limit('tag-count');
    const international = context.site.known && context.site.value === 'intl';
    const quota = context.actor.quotas.tags;
    const sure = quota?.value ?? (international ? some : most);
    for (const { at, before = 0, after: count, because } of tagCountsOf(step, context)) {
      // An image above a limit already exceeds what the pages allow, and one finding is enough.
      if (count > sure && before <= sure) {
        yield { at, message: message('tag-count', { count, limit: sure }), reasons: [quota?.why, ...because] };
      } else if (quota === undefined && count > some && before <= some) {
        const note = message('tag-count.disputed', { some, most });
        yield {
          at,
          message: message('tag-count.some', { count }),
          reasons: because,
          evidence: { on: 'disputed', note },
        };
      }
    }
  },
};
