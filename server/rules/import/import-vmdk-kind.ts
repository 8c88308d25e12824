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
    const part = /-(flat|delta|\d{6}|[sf]\d{3})\.vmdk$/i.exec(object?.value ?? '')?.[1];
    if (object === undefined || part === undefined) return;
    const flat = part.toLowerCase() === 'flat';
    yield {
      at: step.file.at,
      // Only the flat part is named in the documents; the others are known by their usual names.
      severity: flat ? 'error' : 'warning',
      message: message(flat ? 'import-vmdk-kind' : 'import-vmdk-kind.part', { object: object.value }),
      because: [object.why],
    };
  },
};
