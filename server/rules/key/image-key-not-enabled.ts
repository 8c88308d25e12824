import { message } from '../../messages/message';
import { declareEnabled } from '../repair';
import type { Rule } from '../rule';

export const imageKeyNotEnabled: Rule<'copy-in-region' | 'export'> = {
  id: 'image-key-not-enabled',
  severity: 'error',
  on: ['copy-in-region', 'export'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      if (facts.of(image, 'encrypted')?.value !== true) continue;
      const key = facts.of(image, 'key');
      const state = facts.of(key?.value, 'state');
      if (key === undefined || state === undefined || state.value === 'enabled') continue;
      yield {
        at: ref.at,
        message: message('image-key-not-enabled', { image: image.name, key: key.value.name, state: state.value }),
        because: [key.why, state.why],
        fixes: () => declareEnabled(key.value),
      };
    }
  },
};
