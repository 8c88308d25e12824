import { message } from '../../messages/message';
import { filesOf } from '../imported-files';
import type { Rule } from '../rule';

/** The advice depends on which part of an OVF package the file is. */
const messages = { ova: 'import-ova-ovf', ovf: 'import-ova-ovf.descriptor', mf: 'import-ova-ovf.mf' } as const;

export const importOvaOvf: Rule<'import'> = {
  id: 'import-ova-ovf',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    for (const { file, ref } of filesOf(step, context)) {
      const object = context.of(file, 'object');
      const ending = /\.(ova|ovf|mf)$/i.exec(object?.value ?? '')?.[1]?.toLowerCase() as
        keyof typeof messages | undefined;
      if (object === undefined || ending === undefined) continue;
      yield {
        at: ref.at,
        message: message(messages[ending], { object: object.value }),
        reasons: [object.why],
      };
    }
  },
};
