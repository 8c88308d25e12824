import { message } from '../../messages/message';
import { setField, addField, usableKeys } from '../fixes';
import type { Rule } from '../rule';

export const copyDecryptByOmission: Rule<'copy-in-region'> = {
  id: 'copy-decrypt-by-omission',
  severity: 'warning',
  on: ['copy-in-region'],
  yieldsTo: ['copy-full-ecs-in-region'],
  *check(step, context) {
    if (!context.absent(step, 'key') || step.image === undefined) return;
    for (const { image, why } of context.imagesWith(step, 'encrypted', true))
      yield {
        at: step.at,
        message: message('copy-decrypt-by-omission', { image: image.name }),
        reasons: [why],
        fixes: () => [
          { title: message('fix.copy-unencrypted'), safe: true, changes: [setField(step, 'key', 'none')] },
          ...usableKeys(image.facts, context).map((key) => addField(step, 'key', key)),
        ],
      };
  },
};
