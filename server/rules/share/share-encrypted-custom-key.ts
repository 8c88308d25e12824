import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { addGrant, copyFirst, mayCopyInRegion } from '../fixes';
import { grantsTo, recipientsOf, sharedKeys } from '../recipients';
import type { Rule } from '../rule';

export const shareEncryptedCustomKey: Rule<'share'> = {
  id: 'share-encrypted-custom-key',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    const recipients = recipientsOf(step, context);
    for (const { ref, image, key } of sharedKeys(step, context)) {
      const grants = context.of(key.value, 'grants');
      if (grants === undefined) continue;
      for (const { leaf, account } of recipients) {
        if (account === undefined) {
          // An organization, or a project that belongs to no declared account.
          context.undecided.push({ known: false });
          continue;
        }
        if (grantsTo(account, grants.value, context) !== undefined) continue;
        const title = message('fix.copy-without-key', { image: image.name });
        yield {
          at: leaf.at,
          message: message('share-encrypted-custom-key', { image: image.name, key: key.value.name, account }),
          reasons: [key.why, grants.why],
          // Terraform knows only the grants that it made.
          ...(context.manifest.configuration !== undefined && { severity: 'info' as const }),
          fixes: () => [
            ...addGrant(key.value, account, limit('share-key-grant-operations').values),
            ...(mayCopyInRegion(image, limit('copy-in-region-size').value)
              ? [copyFirst(step, ref, image, 'none', title, context)]
              : []),
          ],
        };
      }
    }
  },
};
