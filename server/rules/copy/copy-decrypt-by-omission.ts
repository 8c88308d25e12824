import { message } from '../../messages/message';
import { setField, usableKeys } from '../repair';
import type { Rule } from '../rule';

export const copyDecryptByOmission: Rule<'copy-in-region'> = {
  id: 'copy-decrypt-by-omission',
  severity: 'warning',
  on: ['copy-in-region'],
  yieldsTo: ['copy-full-ecs-in-region'],
  *check(step, facts) {
    if (!facts.absent(step, 'key') || step.image === undefined) return;
    const image = facts.find('images', step.image);
    const encrypted = facts.of(image, 'encrypted');
    if (image === undefined || encrypted?.value !== true) return;
    yield {
      at: step.at,
      message: message('copy-decrypt-by-omission', { image: image.name }),
      because: [encrypted.why],
      fixes: () => [
        { title: message('fix.copy-unencrypted'), safe: true, changes: [setField(step, 'key', 'none')] },
        ...usableKeys(image.facts, facts).map((key) => ({
          title: message('fix.add-field', { field: 'key', value: key }),
          changes: [setField(step, 'key', key)],
        })),
      ],
    };
  },
};
