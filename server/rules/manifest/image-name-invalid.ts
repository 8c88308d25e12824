import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type Making, making } from '../../model/actions';
import { namesOf } from '../names';
import type { Rule } from '../rule';

export const imageNameInvalid: Rule<Making | 'update'> = {
  id: 'image-name-invalid',
  severity: 'error',
  on: [...making, 'update'],
  *check(step) {
    const form = pattern(limit('image-name-invalid').pattern);
    for (const { value, at, spot } of namesOf(step)) {
      if (form.test(value)) continue;
      const repaired = value
        .replace(/[^A-Za-z0-9\u4e00-\u9fff._ -]/gu, '_')
        .trim()
        .slice(0, limit('image-name-invalid').value)
        .trim();
      yield {
        at,
        message: message('image-name-invalid', { name: value }),
        fixes: () =>
          repaired === ''
            ? []
            : [
                {
                  title: message('fix.rename-to', { near: repaired }),
                  changes: [{ do: 'set', at: spot, value: repaired }],
                },
              ],
      };
    }
  },
};
