import { limit, pattern } from '../../catalog/limits';
import type { CheckContext } from '../../facts/check-context';
import { message } from '../../messages/message';
import type { Located, SourceMap } from '../../model/located';
import { changeTo, fieldPath } from '../fixes';
import type { Report, Rule } from '../rule';

export const keyIdInvalid: Rule<'keys' | 'import' | 'copy-in-region'> = {
  id: 'key-id-invalid',
  severity: 'error',
  on: ['keys', 'import', 'copy-in-region'],
  *check(it, context) {
    if (!('action' in it)) {
      yield* problemsIn(it, 'id', it.fields.id);
      return;
    }
    const key = context.find('keys', it.key);
    // Declared keys match in any case, and the call uses the ID as declared.
    const isUndeclared = key === undefined ? mustBeId(it.key, context) : key.nodePath === undefined;
    if (isUndeclared) yield* problemsIn(it, 'key', it.key);
  },
};

/** A key of Terraform is an ID or an attribute of a resource, which is known by its address. */
function mustBeId(key: Located<string> | undefined, { manifest }: CheckContext): boolean {
  return key !== undefined && manifest.configuration !== undefined && !/(?:^|\.)huaweicloud_\w+\./.test(key.value);
}

/** Reports an ID that does not have the form of a key ID. */
function* problemsIn(it: SourceMap, field: string, id: Located<string> | undefined): Iterable<Report> {
  const form = pattern(limit('key-id-invalid').pattern);
  if (id === undefined || form.test(id.value)) return;
  const lower = id.value.toLowerCase();
  yield {
    at: id.at,
    message: message('key-id-invalid', { id: id.value }),
    fixes: () => (form.test(lower) ? [{ ...changeTo(fieldPath(it, field), lower), safe: true }] : []),
  };
}
