import { message } from '../../messages/message';
import { filesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importFileNameSpace: Rule<'import'> = {
  id: 'import-file-name-space',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    for (const { file, ref } of filesOf(step, context)) {
      const object = context.of(file, 'object');
      if (object === undefined || !/\s/.test(object.value)) continue;
      yield {
        at: ref.at,
        message: message('import-file-name-space', { object: object.value }),
        reasons: [object.why],
      };
    }
  },
};
