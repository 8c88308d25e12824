import { message } from '../../messages/message';
import type { Rule } from '../rule';

/** The advice depends on which part of an OVF package the file is. */
const messages = { ova: 'import-ova-ovf', ovf: 'import-ova-ovf.descriptor', mf: 'import-ova-ovf.mf' } as const;

export const importOvaOvf: Rule<'import'> = {
  id: 'import-ova-ovf',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const object = context.of(file, 'object');
    const ending = /\.(ova|ovf|mf)$/i.exec(object?.value ?? '')?.[1]?.toLowerCase() as
      keyof typeof messages | undefined;
    if (object === undefined || ending === undefined) return;
    yield {
      at: step.file.at,
      message: message(messages[ending], { object: object.value }),
      reasons: [object.why],
    };
  },
};
