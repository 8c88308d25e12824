import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, declareKeyAndCopy, mayCopyInRegion, usableKeys } from '../repair';
import type { Rule } from '../rule';

export const shareEncryptedDefaultKey: Rule<'share'> = {
  id: 'share-encrypted-default-key',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      if (facts.of(image, 'encrypted')?.value !== true) continue;
      const key = facts.of(image, 'key');
      const isDefault = facts.of(key?.value, 'default');
      if (key === undefined || isDefault?.value !== true) continue;
      yield {
        at: ref.at,
        message: message('share-encrypted-default-key', { image: image.name, key: key.value.name }),
        because: [key.why, isDefault.why],
        fixes: () => {
          if (!mayCopyInRegion(image, limit('copy-in-region-size').value)) return [];
          const customs = usableKeys(image.facts, facts);
          return [
            ...customs.map((custom) => {
              const title = message('fix.copy-with-key', { image: image.name, key: custom });
              return copyFirst(step, ref, image, custom, title, facts);
            }),
            ...(customs.length === 0 ? [declareKeyAndCopy(step, ref, image, facts)] : []),
            copyFirst(step, ref, image, 'none', message('fix.copy-without-key', { image: image.name }), facts),
          ];
        },
      };
    }
  },
};
