import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type Making, making } from '../../model/actions';
import type { Step } from '../../model/manifest';
import type { Fault, Rule } from '../rule';
import { tagsOf } from '../tags';

export const tagKeyFormat: Rule<Making | 'tag'> = {
  id: 'tag-key-format',
  severity: 'error',
  on: [...making, 'tag'],
  *check(step, facts) {
    yield* removedKeys(step);
    // The page of the Paris region has a pattern of its own.
    const own = limit('tag-key-format').regions[facts.manifest.region?.value as 'eu-west-0'] as string | undefined;
    const { value: length, older, pattern: permitted, olderPattern } = limit('tag-key-format');
    for (const { key: text, keyAt: at } of tagsOf(step)) {
      if (pattern(own ?? olderPattern).test(text)) continue;
      if (text !== text.trim() || !pattern(permitted).test(text)) {
        yield { at, message: message('tag-key-format', { text, length }) };
      } else {
        const note = message('tag-key-format.disputed', { older });
        yield { at, message: message('tag-key-format.some', { text }), rests: { on: 'disputed', note } };
      }
    }
  },
};

/** A deletion in a batch checks the lengths of keys only. */
function* removedKeys(step: Step<Making | 'tag'>): Iterable<Fault> {
  if (step.action !== 'tag') return;
  const { removed: length } = limit('tag-key-format');
  for (const { at, value } of step.tags?.value.remove?.value ?? []) {
    if (value === '' || value.length > length) yield { at, message: message('tag-key-format.removed', { length }) };
  }
}
