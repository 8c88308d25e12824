import { message } from '../../messages/message';
import { declareEnabled } from '../fixes';
import type { Rule } from '../rule';

export const imageKeyNotEnabled: Rule<'copy-in-region' | 'export'> = {
  id: 'image-key-not-enabled',
  severity: 'error',
  on: ['copy-in-region', 'export'],
  *check(step, context) {
    for (const { ref, image } of context.imagesWith(step, 'encrypted', true)) {
      const key = context.of(image, 'key');
      const state = context.of(key?.value, 'state');
      if (key === undefined || state === undefined || state.value === 'enabled') continue;
      yield {
        at: ref.at,
        message: message('image-key-not-enabled', { image: image.name, key: key.value.name, state: state.value }),
        reasons: [key.why, state.why],
        fixes: () => declareEnabled(key.value),
      };
    }
  },
};
