import { message } from '../../messages/message';
import { filesOf } from '../imported-files';
import type { Rule } from '../rule';

export const importVmdkKind: Rule<'import'> = {
  id: 'import-vmdk-kind',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    for (const { file, ref } of filesOf(step, context)) {
      const object = context.of(file, 'object');
      const part = /-(flat|delta|\d{6}|[sf]\d{3})\.vmdk$/i.exec(object?.value ?? '')?.[1];
      if (object === undefined || part === undefined) continue;
      const flat = part.toLowerCase() === 'flat';
      yield {
        at: ref.at,
        // The documents name only the flat part. The others follow VMware's naming conventions.
        severity: flat ? 'error' : 'warning',
        message: message(flat ? 'import-vmdk-kind' : 'import-vmdk-kind.part', { object: object.value }),
        reasons: [object.why],
      };
    }
  },
};
