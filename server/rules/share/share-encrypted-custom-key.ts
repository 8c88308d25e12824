import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { grantsTo, recipientsOf, sharedKeys } from '../recipients';
import type { Rule } from '../rule';
import { copyWithoutKey } from '../copy-fixes';
import { addGrant } from '../fixes';

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
          context.cannotTell();
          continue;
        }
        if (grantsTo(account, grants.value, context) !== undefined) continue;
        yield {
          at: leaf.at,
          message: message('share-encrypted-custom-key', { image: image.name, key: key.value.name, account }),
          reasons: [key.why, grants.why],
          // Terraform knows only the grants that it made.
          ...(context.manifest.configuration !== undefined && { severity: 'info' as const }),
          fixes: () => [
            ...addGrant(key.value, account, limit('share-key-grant-operations').values),
            ...copyWithoutKey(step, ref, image, context),
          ],
        };
      }
    }
  },
};
