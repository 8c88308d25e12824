import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import { setField } from '../repair';
import type { Rule } from '../rule';

export const keyIdInvalid: Rule<'keys'> = {
  id: 'key-id-invalid',
  severity: 'error',
  on: ['keys'],
  *check(thing) {
    const { id } = thing.fields;
    const form = pattern(limit('key-id-invalid').pattern);
    if (id === undefined || form.test(id.value)) return;
    const lower = id.value.toLowerCase();
    yield {
      at: id.at,
      message: message('key-id-invalid', { id: id.value }),
      fixes: () =>
        form.test(lower)
          ? [{ title: message('fix.rename-to', { near: lower }), safe: true, changes: [setField(thing, 'id', lower)] }]
          : [],
    };
  },
};
