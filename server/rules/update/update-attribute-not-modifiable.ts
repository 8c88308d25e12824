import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { nearest } from '../../text/nearest';
import { dropFields, fieldPath, renameKey } from '../fixes';
import type { Fix, Rule } from '../rule';

export const updateAttributeNotModifiable: Rule<'update'> = {
  id: 'update-attribute-not-modifiable',
  severity: 'error',
  on: ['update'],
  yieldsTo: ['encrypt-key-immutable'],
  *check(step) {
    const { values: modifiable, refused } = limit('update-attribute-not-modifiable');
    for (const [name, { key }] of step.set?.value ?? []) {
      if (modifiable.includes(name)) continue;
      const fixes = (): readonly Fix[] => [
        // An existing attribute is not a misspelling of another.
        ...(holds(refused, name) ? [] : nearest(name, modifiable, 1)).map((near) =>
          renameKey(fieldPath(step, 'set', name), near),
        ),
        ...dropFields(step, ['set', name]),
      ];
      if (holds(refused, name) || name.startsWith('__system__')) {
        yield { at: key, message: message('update-attribute-not-modifiable', { attribute: name }), fixes };
      } else if (name.startsWith('__')) {
        const note = message('update-attribute-not-modifiable.inferred');
        yield {
          at: key,
          message: message('update-attribute-not-modifiable.unlisted', { attribute: name }),
          evidence: { on: 'inferred', note },
          fixes,
        };
      } else if (/[A-Z]/.test(name)) {
        const note = message('update-attribute-not-modifiable.elsewhere');
        yield {
          at: key,
          message: message('update-attribute-not-modifiable.upper-case', { attribute: name }),
          evidence: { on: 'elsewhere', note },
        };
      }
    }
  },
};
