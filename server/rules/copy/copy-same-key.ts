import { message } from '../../messages/message';
import { setField, setTo, usableKeys } from '../fixes';
import type { Rule } from '../rule';

export const copySameKey: Rule<'copy-in-region'> = {
  id: 'copy-same-key',
  severity: 'error',
  on: ['copy-in-region'],
  *check(step, context) {
    const given = context.find('keys', step.key);
    const image = context.find('images', step.image);
    if (step.key === undefined || given === undefined || context.of(image, 'encrypted')?.value !== true) return;
    const own = context.of(image, 'key');
    if (image === undefined || own?.value !== given) return;
    yield {
      at: step.key.at,
      message: message('copy-same-key', { image: image.name, key: given.name }),
      reasons: [own.why],
      fixes: () => [
        ...usableKeys(image.facts, context).map((key) => setTo(step, 'key', key)),
        { title: message('fix.copy-unencrypted'), changes: [setField(step, 'key', 'none')] },
      ],
    };
  },
};
