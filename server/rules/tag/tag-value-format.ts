import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type CreatingAction, creatingActions } from '../../model/actions';
import type { Rule } from '../rule';
import { tagsOf } from '../tags';

export const tagValueFormat: Rule<CreatingAction | 'tag'> = {
  id: 'tag-value-format',
  severity: 'error',
  on: [...creatingActions, 'tag'],
  *check(step) {
    const { value: length, older, pattern: permitted, olderPattern } = limit('tag-value-format');
    for (const { value: text, valueAt: at } of tagsOf(step)) {
      if (pattern(olderPattern).test(text)) continue;
      if (text !== text.trim() || !pattern(permitted).test(text)) {
        yield { at, message: message('tag-value-format', { text, length }) };
      } else {
        const note = message('tag-value-format.disputed', { older });
        yield { at, message: message('tag-value-format.some', { text }), evidence: { on: 'disputed', note } };
      }
    }
  },
};
