import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type Making, making } from '../../model/actions';
import type { Rule } from '../rule';
import { tagsOf } from '../tags';

export const tagKeyFormat: Rule<Making | 'tag'> = {
  id: 'tag-key-format',
  severity: 'error',
  on: [...making, 'tag'],
  *check(step, facts) {
    const { pattern: newest, olderPattern } = limit('tag-key-format');
    for (const tag of tagsOf(step, facts).tags) {
      const text = tag.key;
      const edges = text !== text.trim();
      if (pattern(olderPattern).test(text)) continue;
      const certain = edges || !pattern(newest).test(text);
      yield {
        at: tag.keyAt,
        severity: certain ? 'error' : 'warning',
        message: certain ? message('tag-key-format', { text }) : message('tag-key-format.older', { text }),
      };
    }
  },
};
