import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type Making, making } from '../../model/actions';
import type { Rule } from '../rule';
import { tagsOf } from '../tags';

export const tagValueFormat: Rule<Making | 'tag'> = {
  id: 'tag-value-format',
  severity: 'error',
  on: [...making, 'tag'],
  *check(step, facts) {
    const { pattern: newest, olderPattern } = limit('tag-value-format');
    for (const tag of tagsOf(step, facts).tags) {
      const text = tag.value;
      const edges = text !== text.trim();
      if (pattern(olderPattern).test(text)) continue;
      const certain = edges || !pattern(newest).test(text);
      yield {
        at: tag.valueAt,
        severity: certain ? 'error' : 'warning',
        message: certain ? message('tag-value-format', { text }) : message('tag-value-format.older', { text }),
      };
    }
  },
};
