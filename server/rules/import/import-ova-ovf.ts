import { message } from '../../messages/message';
import type { Rule } from '../rule';

/** What to import instead depends on what the file is. */
const messages = { ova: 'import-ova-ovf', ovf: 'import-ova-ovf.descriptor', mf: 'import-ova-ovf.mf' } as const;

export const importOvaOvf: Rule<'import'> = {
  id: 'import-ova-ovf',
  severity: 'error',
  on: ['import'],
  *check(step, facts) {
    const file = facts.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const object = facts.of(file, 'object');
    const ending = /\.(ova|ovf|mf)$/i.exec(object?.value ?? '')?.[1]?.toLowerCase() as
      keyof typeof messages | undefined;
    if (object === undefined || ending === undefined) return;
    yield {
      at: step.file.at,
      message: message(messages[ending], { object: object.value }),
      because: [object.why],
    };
  },
};
