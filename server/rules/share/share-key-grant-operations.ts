import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { grantsTo, recipientsOf, sharedKeys } from '../recipients';
import { addItems } from '../fixes';
import type { Rule } from '../rule';

export const shareKeyGrantOperations: Rule<'share'> = {
  id: 'share-key-grant-operations',
  severity: 'error',
  on: ['share'],
  *check(step, context) {
    const { values: needed } = limit('share-key-grant-operations');
    const recipients = recipientsOf(step, context);
    for (const { image, key } of sharedKeys(step, context)) {
      const grants = context.of(key.value, 'grants');
      if (grants === undefined) continue;
      for (const { leaf, account } of recipients) {
        const own = account === undefined ? undefined : grantsTo(account, grants.value, context);
        const held = own?.operations;
        if (own === undefined || held === undefined) continue;
        const { first, index } = own;
        const lacking = needed.filter((operation) => !held.has(operation));
        if (lacking.length === 0) continue;
        const { nodePath } = key.value;
        yield {
          at: leaf.at,
          message: message('share-key-grant-operations', {
            image: image.name,
            key: key.value.name,
            account: account ?? leaf.value,
            operations: lacking,
          }),
          reasons: [
            key.why,
            ...(first.operations === undefined
              ? []
              : [{ explanation: message('because.grant', { key: key.value.name }), at: first.operations.at }]),
          ],
          fixes: () =>
            nodePath === undefined
              ? []
              : [
                  {
                    title: message('fix.grant-operations', { operations: lacking }),
                    changes: addItems(
                      { anchor: nodePath.anchor, path: [...nodePath.path, 'grants', index, 'operations'] },
                      first.operations?.value.length ?? 0,
                      lacking,
                    ),
                  },
                ],
        };
      }
    }
  },
};
