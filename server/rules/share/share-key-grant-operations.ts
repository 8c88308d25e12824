import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { recipientsOf, sharedKeys } from '../recipients';
import { addItems } from '../repair';
import type { Rule } from '../rule';

export const shareKeyGrantOperations: Rule<'share'> = {
  id: 'share-key-grant-operations',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    const { values: needed } = limit('share-key-grant-operations');
    for (const { image, key } of sharedKeys(step, facts)) {
      const grants = facts.of(key.value, 'grants');
      for (const { leaf, account } of grants === undefined ? [] : recipientsOf(step, facts)) {
        const own = (grants?.value ?? []).flatMap(({ value }, index) => {
          const grantee =
            value.account === undefined ? undefined : facts.run.world.identity('accounts', value.account.value);
          return grantee !== undefined && grantee === account ? [{ value, index }] : [];
        });
        const first = own[0];
        // A grant whose operations are not told may hold all of them.
        if (first === undefined || own.some(({ value }) => value.operations === undefined)) continue;
        const held = own.flatMap(({ value }) => (value.operations?.value ?? []).map((operation) => operation.value));
        const lacking = needed.filter((operation) => !held.includes(operation));
        if (lacking.length === 0) continue;
        const { spot } = key.value;
        yield {
          at: leaf.at,
          message: message('share-key-grant-operations', {
            image: image.name,
            key: key.value.name,
            account: account ?? leaf.value,
            operations: lacking,
          }),
          because: [
            key.why,
            ...(first.value.operations === undefined
              ? []
              : [{ note: message('because.grant', { key: key.value.name }), at: first.value.operations.at, from: [] }]),
          ],
          fixes: () =>
            spot === undefined
              ? []
              : [
                  {
                    title: message('fix.grant-operations', { operations: lacking }),
                    changes: addItems(
                      { piece: spot.piece, path: [...spot.path, 'grants', first.index, 'operations'] },
                      first.value.operations?.value.length ?? 0,
                      lacking,
                    ),
                  },
                ],
        };
      }
    }
  },
};
