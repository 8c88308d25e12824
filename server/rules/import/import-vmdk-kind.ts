import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importVmdkKind: Rule<'import'> = {
  id: 'import-vmdk-kind',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const object = context.of(file, 'object');
    const part = /-(flat|delta|\d{6}|[sf]\d{3})\.vmdk$/i.exec(object?.value ?? '')?.[1];
    if (object === undefined || part === undefined) return;
    const flat = part.toLowerCase() === 'flat';
    yield {
      at: step.file.at,
      // The documents name only the flat part. The others follow VMware's naming conventions.
      severity: flat ? 'error' : 'warning',
      message: message(flat ? 'import-vmdk-kind' : 'import-vmdk-kind.part', { object: object.value }),
      reasons: [object.why],
    };
  },
};
