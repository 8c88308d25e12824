import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { copyFirst, declareKeyAndCopy, mayCopyInRegion, copyWithoutKey } from '../copy-fixes';
import { usableKeys } from '../fixes';
import type { Rule } from '../rule';

export const shareEncryptedDefaultKey: Rule<'share'> = {
  id: 'share-encrypted-default-key',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    for (const { ref, image } of context.imagesWith(step, 'encrypted', true)) {
      const key = context.of(image, 'key');
      const isDefault = context.of(key?.value, 'default');
      if (key === undefined || isDefault?.value !== true) continue;
      yield {
        at: ref.at,
        message: message('share-encrypted-default-key', { image: image.name, key: key.value.name }),
        reasons: [key.why, isDefault.why],
        fixes: () => {
          if (!mayCopyInRegion(image, limit('copy-in-region-size').value)) return [];
          const customs = usableKeys(image.facts, context);
          return [
            ...customs.map((custom) => {
              const title = message('fix.copy-with-key', { image: image.name, key: custom });
              return copyFirst(step, ref, image, custom, title, context);
            }),
            ...(customs.length === 0 ? [declareKeyAndCopy(step, ref, image, context)] : []),
            ...copyWithoutKey(step, ref, image, context),
          ];
        },
      };
    }
  },
};
