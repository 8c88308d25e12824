import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Leaf, Written } from '../../model/leaf';
import { setField } from '../repair';
import type { Fault, Rule } from '../rule';

export const keyIdInvalid: Rule<'keys' | 'import' | 'copy-in-region'> = {
  id: 'key-id-invalid',
  severity: 'error',
  on: ['keys', 'import', 'copy-in-region'],
  *check(it, facts) {
    if (!('action' in it)) {
      yield* judge(it, 'id', it.fields.id);
      return;
    }
    const key = facts.find('keys', it.key);
    // A declared key is found by its id in any case, and the call gets the id as it is declared.
    if (key !== undefined && key.spot === undefined) yield* judge(it, 'key', it.key);
  },
};

/** Whether an id has the form of the ids of keys. */
function* judge(it: Written, field: string, id: Leaf<string> | undefined): Iterable<Fault> {
  const form = pattern(limit('key-id-invalid').pattern);
  if (id === undefined || form.test(id.value)) return;
  const lower = id.value.toLowerCase();
  yield {
    at: id.at,
    message: message('key-id-invalid', { id: id.value }),
    fixes: () =>
      form.test(lower)
        ? [{ title: message('fix.rename-to', { near: lower }), safe: true, changes: [setField(it, field, lower)] }]
        : [],
  };
}
