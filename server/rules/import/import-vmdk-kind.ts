import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importVmdkKind: Rule<'import'> = {
  id: 'import-vmdk-kind',
  severity: 'error',
  on: ['import'],
  *check(step, facts) {
    const file = facts.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const object = facts.of(file, 'object');
    if (!object?.value.toLowerCase().endsWith('-flat.vmdk')) return;
    yield {
      at: step.file.at,
      message: message('import-vmdk-kind', { object: object.value }),
      because: [object.why],
    };
  },
};
