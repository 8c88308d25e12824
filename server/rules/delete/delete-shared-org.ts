import { firstShare } from '../../facts/shares';
import { message } from '../../messages/message';
import { insertBefore } from '../order-fixes';
import type { Rule } from '../rule';

export const deleteSharedOrg: Rule<'delete'> = {
  id: 'delete-shared-org',
  severity: 'warning',
  on: ['delete'],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      const shares = context.of(image, 'sure_shares');
      const wide =
        shares === undefined
          ? undefined
          : (firstShare(shares.value, 'domain') ?? firstShare(shares.value, 'organization'));
      if (wide === undefined) {
        context.of(image, 'shares');
        continue;
      }
      yield {
        at: ref.at,
        message: message('delete-shared-org', { image: image.name, recipient: wide.recipient }),
        reasons: [{ explanation: message('because.shared-here', { name: image.name }), at: wide.at }],
        fixes: () => [
          {
            title: message('fix.unshare-first', { recipient: wide.recipient }),
            changes: [
              insertBefore(step, {
                action: 'unshare',
                image: ref.value,
                [wide.by === 'domain' ? 'domains' : 'organizations']: [wide.recipient],
              }),
            ],
          },
        ],
      };
    }
  },
};
