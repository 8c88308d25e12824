import { limit, pattern } from '../../catalog/limits';
import { message } from '../../messages/message';
import { type CreatingAction, creatingActions } from '../../model/actions';
import { namesOf } from '../names';
import { changeTo } from '../fixes';
import type { Rule } from '../rule';

export const imageNameInvalid: Rule<CreatingAction | 'update'> = {
  id: 'image-name-invalid',
  severity: 'error',
  on: [...creatingActions, 'update'],
  *check(step) {
    const form = pattern(limit('image-name-invalid').pattern);
    for (const { value, at, nodePath } of namesOf(step)) {
      if (form.test(value)) continue;
      const repaired = value
        .replace(/[^A-Za-z0-9\u4e00-\u9fff._ -]/gu, '_')
        .trim()
        .slice(0, limit('image-name-invalid').value)
        .trim();
      yield {
        at,
        message: message('image-name-invalid', { name: value }),
        fixes: () => (repaired === '' ? [] : [changeTo(nodePath, repaired)]),
      };
    }
  },
};
