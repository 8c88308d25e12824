import { message } from '../../messages/message';
import { setField, usableKeys } from '../repair';
import type { Rule } from '../rule';

export const copySameKey: Rule<'copy-in-region'> = {
  id: 'copy-same-key',
  severity: 'error',
  on: ['copy-in-region'],
  *check(step, facts) {
    const given = facts.find('keys', step.key);
    const image = facts.find('images', step.image);
    if (step.key === undefined || given === undefined || facts.of(image, 'encrypted')?.value !== true) return;
    const own = facts.of(image, 'key');
    if (image === undefined || own?.value !== given) return;
    yield {
      at: step.key.at,
      message: message('copy-same-key', { image: image.name, key: given.name }),
      because: [own.why],
      fixes: () => [
        ...usableKeys(image.facts, facts).map((key) => ({
          title: message('fix.set-field', { field: 'key', value: key }),
          changes: [setField(step, 'key', key)],
        })),
        { title: message('fix.copy-unencrypted'), changes: [setField(step, 'key', 'none')] },
      ],
    };
  },
};
