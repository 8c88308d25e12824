import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { nearest } from '../../text/nearest';
import { fieldSpot } from '../repair';
import type { Rule } from '../rule';

export const updateAttributeNotModifiable: Rule<'update'> = {
  id: 'update-attribute-not-modifiable',
  severity: 'error',
  on: ['update'],
  yieldsTo: ['encrypt-key-immutable'],
  *check(step) {
    const { values: modifiable, refused } = limit('update-attribute-not-modifiable');
    for (const [name, { key }] of step.set?.value ?? []) {
      if (holds(modifiable, name)) continue;
      const certain = holds(refused, name) || name.startsWith('__system__');
      if (!certain && !name.startsWith('__')) continue;
      yield {
        at: key,
        severity: certain ? 'error' : 'warning',
        message: certain
          ? message('update-attribute-not-modifiable', { attribute: name })
          : message('update-attribute-not-modifiable.unlisted', { attribute: name }),
        fixes: () => [
          ...nearest(name, modifiable, 1).map((near) => ({
            title: message('fix.rename-to', { near }),
            changes: [{ do: 'rename' as const, at: fieldSpot(step, 'set', name), to: near }],
          })),
          {
            title: message('fix.remove-field', { field: name }),
            changes: [{ do: 'remove' as const, at: fieldSpot(step, 'set', name) }],
          },
        ],
      };
    }
  },
};
