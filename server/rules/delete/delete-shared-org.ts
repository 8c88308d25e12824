import { firstShare } from '../../facts/shares';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deleteSharedOrg: Rule<'delete'> = {
  id: 'delete-shared-org',
  severity: 'warning',
  on: ['delete'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const shares = facts.of(image, 'sure_shares');
      const wide =
        shares === undefined
          ? undefined
          : (firstShare(shares.value, 'domain') ?? firstShare(shares.value, 'organization'));
      if (wide === undefined) {
        facts.of(image, 'shares');
        continue;
      }
      yield {
        at: ref.at,
        message: message('delete-shared-org', { image: image.name, recipient: wide.recipient }),
        because: [{ note: message('because.shared-here', { name: image.name }), at: wide.at, from: [] }],
        fixes: () => [
          {
            title: message('fix.unshare-first', { recipient: wide.recipient }),
            changes: [
              {
                do: 'insert',
                side: 'before',
                of: step.block?.spot ?? step.spot,
                value: {
                  action: 'unshare',
                  image: ref.value,
                  [wide.by === 'domain' ? 'domains' : 'organizations']: [wide.recipient],
                },
              },
            ],
          },
        ],
      };
    }
  },
};
