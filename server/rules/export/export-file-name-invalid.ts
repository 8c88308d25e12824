import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import { changeTo, fieldPath } from '../fixes';
import type { Rule } from '../rule';

export const exportFileNameInvalid: Rule<'export'> = {
  id: 'export-file-name-invalid',
  severity: 'error',
  on: ['export'],
  *check(step) {
    const { object } = step;
    if (object === undefined) return;
    const parts = object.value.split('/');
    const name = parts.at(-1) ?? '';
    const form = pattern(limit('export-file-name-invalid').pattern);
    if (form.test(name) && !/\s/.test(object.value)) return;
    const clean = [
      ...parts.slice(0, -1),
      name.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, limit('export-file-name-invalid').value),
    ];
    const repaired = clean.map((part) => part.replace(/\s/g, '_')).join('/');
    yield {
      at: object.at,
      message: message('export-file-name-invalid', { object: object.value }),
      fixes: () => (name === '' ? [] : [changeTo(fieldPath(step, 'object'), repaired)]),
    };
  },
};
