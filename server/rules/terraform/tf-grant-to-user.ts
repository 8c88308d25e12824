import { message } from '../../messages/message';
import { finderOf, valueOf } from '../../model/terraform/instance';
import { keyOfSharedImage } from '../order-of-instances';
import { definedAt, madeOf, missing, setArgument, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfGrantToUser: Rule<'configuration'> = {
  id: 'tf-grant-to-user',
  severity: 'warning',
  on: ['configuration'],
  *check(configuration, context) {
    const finder = finderOf(configuration);
    const grants = madeOf(configuration, ['kms_grant']);
    if (grants.length === 0) return;
    const shares = madeOf(configuration, ['images_image_share']);
    const shared = new Map(shares.map((share) => [keyOfSharedImage(share, configuration), share]));
    for (const grant of grants) {
      if (!missing(grant, 'type') && textNow(grant, 'type') !== 'user') continue;
      const key = finder.nameOf('keys', valueOf(grant, 'key_id'));
      const share = key === undefined ? undefined : shared.get(key);
      if (share === undefined) continue;
      yield {
        at: valueAt(grant, missing(grant, 'type') ? 'grantee_principal' : 'type', context),
        message: message('tf-grant-to-user', { address: grant.address }),
        reasons: [definedAt(share, context)],
        fixes: () => setArgument(grant, 'type', 'domain'),
      };
    }
  },
};
