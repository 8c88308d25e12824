import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type CreatingAction, creatingActions } from '../../model/actions';
import type { Step } from '../../model/manifest';
import type { Report, Rule } from '../rule';
import { invalidTags } from '../tags';
import { knownValue } from '../../facts/fact';

export const tagKeyFormat: Rule<CreatingAction | 'tag'> = {
  id: 'tag-key-format',
  severity: 'error',
  on: [...creatingActions, 'tag'],
  *check(step, context) {
    yield* removedKeys(step);
    // The page of the Paris region has its own pattern.
    const region = knownValue(context.actor.region);
    const own = limit('tag-key-format').regions[region as 'eu-west-0'] as string | undefined;
    yield* invalidTags('key', step, own);
  },
};

/** A batch deletion only checks the length of keys. */
function* removedKeys(step: Step<CreatingAction | 'tag'>): Iterable<Report> {
  if (step.action !== 'tag') return;
  const { removed: length } = limit('tag-key-format');
  for (const { at, value } of step.tags?.value.remove?.value ?? []) {
    if (value === '' || value.length > length) yield { at, message: message('tag-key-format.removed', { length }) };
  }
}
