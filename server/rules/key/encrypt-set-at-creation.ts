import { message } from '../../messages/message';
import { copyAfter } from '../copy-fixes';
import { removeField } from '../fixes';
import type { Rule } from '../rule';

export const encryptSetAtCreation: Rule<'create-from-server' | 'create-from-disk'> = {
  id: 'encrypt-set-at-creation',
  severity: 'error',
  on: ['create-from-server', 'create-from-disk'],
  *check(step, context) {
    const { key } = step;
    if (key === undefined) return;
    const remove = removeField(step, 'key');
    yield {
      at: key.key,
      message: message('encrypt-set-at-creation', { key: key.value }),
      fixes: () => [
        ...copyAfter(step, key.value, [remove], context),
        { title: message('fix.remove-field', { field: 'key' }), changes: [remove] },
      ],
    };
  },
};
