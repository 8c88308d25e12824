import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importFileNameSpace: Rule<'import'> = {
  id: 'import-file-name-space',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const object = context.of(file, 'object');
    if (object === undefined || !/\s/.test(object.value)) return;
    yield {
      at: step.file.at,
      message: message('import-file-name-space', { object: object.value }),
      reasons: [object.why],
    };
  },
};
