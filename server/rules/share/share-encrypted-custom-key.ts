import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { addGrant, copyFirst, mayCopyInRegion } from '../repair';
import { grantsTo, recipientsOf, sharedKeys } from '../recipients';
import type { Rule } from '../rule';

export const shareEncryptedCustomKey: Rule<'share'> = {
  id: 'share-encrypted-custom-key',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    const recipients = recipientsOf(step, facts);
    for (const { ref, image, key } of sharedKeys(step, facts)) {
      const grants = facts.of(key.value, 'grants');
      if (grants === undefined) continue;
      for (const { leaf, account } of recipients) {
        if (account === undefined) {
          // An organization, or a project of nobody that is declared.
          facts.unanswered.push({ known: false });
          continue;
        }
        if (grantsTo(account, grants.value, facts) !== undefined) continue;
        const title = message('fix.copy-without-key', { image: image.name });
        yield {
          at: leaf.at,
          message: message('share-encrypted-custom-key', { image: image.name, key: key.value.name, account }),
          because: [key.why, grants.why],
          fixes: () => [
            ...addGrant(key.value, account, limit('share-key-grant-operations').values),
            ...(mayCopyInRegion(image, limit('copy-in-region-size').value)
              ? [copyFirst(step, ref, image, 'none', title, facts)]
              : []),
          ],
        };
      }
    }
  },
};
