import { message } from '../../messages/message';
import type { Instance } from '../../model/terraform/configuration';
import { makesImage } from '../../model/terraform/resources';
import { isMade, kindOf, valueOf } from '../../model/terraform/instance';
import { attributeOf, given, missing, nameAt, textBefore, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfOsChangeDropsKey: Rule<'instance'> = {
  id: 'tf-os-change-drops-key',
  severity: 'warning',
  on: ['instance'],
  *check(server, context) {
    if (server.mode !== 'managed' || kindOf(server) !== 'compute_instance') return;
    if (given(server, 'system_disk_kms_key_id') === undefined || !missing(server, 'user_data')) return;
    if (!mayChange(server)) return;
    yield {
      at: valueAt(server, 'image_id', context),
      message: message('tf-os-change-drops-key', { address: server.address }),
      reasons: [{ explanation: message('because.tf-disk-key'), at: nameAt(server, 'system_disk_kms_key_id', context) }],
    };
  },
};

/** Whether a plan gives the server another image, or the image is made here and so is another one after each replacement. */
function mayChange(server: Instance): boolean {
  const { change } = server;
  if (change !== undefined) {
    if (!change.actions.includes('update')) return false;
    const image = server.arguments.values.get('image_id');
    return image !== undefined && textBefore(server, 'image_id') !== textNow(server, 'image_id');
  }
  const from = attributeOf(valueOf(server, 'image_id'));
  return from?.name === 'id' && makesImage(from.kind) && isMade(from.ref.instance);
}
