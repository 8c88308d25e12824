import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importOvaOvf: Rule<'import'> = {
  id: 'import-ova-ovf',
  severity: 'error',
  on: ['import'],
  *check(step, facts) {
    const file = facts.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const object = facts.of(file, 'object');
    if (object === undefined || !['.ova', '.ovf', '.mf'].some((ending) => object.value.toLowerCase().endsWith(ending)))
      return;
    yield {
      at: step.file.at,
      message: message('import-ova-ovf', { object: object.value }),
      because: [object.why],
    };
  },
};
