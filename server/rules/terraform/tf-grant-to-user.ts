import { message } from '../../messages/message';
import type { Configuration } from '../../model/configuration';
import { copyAction } from '../../model/terraform/copies';
import { kindOf, thingsOf } from '../../model/terraform/things';
import { definedAt, madeOf, missing, setArgument, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfGrantToUser: Rule<'configuration'> = {
  id: 'tf-grant-to-user',
  severity: 'warning',
  on: ['configuration'],
  *check(configuration, context) {
    const things = thingsOf(configuration);
    const grants = madeOf(configuration, ['kms_grant']);
    if (grants.length === 0) return;
    const shared = sharedKeys(configuration);
    for (const grant of grants) {
      if (!missing(grant, 'type') && textNow(grant, 'type') !== 'user') continue;
      const key = things.nameOf('keys', grant.arguments.values.get('key_id')?.value);
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

/** The keys of shared images, each with the share. */
function sharedKeys(configuration: Configuration) {
  const things = thingsOf(configuration);
  const found = new Map<string, Configuration['instances'][number]>();
  for (const share of madeOf(configuration, ['images_image_share'])) {
    const image = things.instanceOf('images', share.arguments.values.get('source_image_id')?.value);
    if (image === undefined || (kindOf(image) === 'images_image_copy' && copyAction(image) !== 'copy-in-region'))
      continue;
    const { values } = image.arguments;
    const key = things.nameOf('keys', (values.get('cmk_id') ?? values.get('kms_key_id'))?.value);
    if (key !== undefined) found.set(key, share);
  }
  return found;
}
