import { message } from '../../messages/message';
import { kindOf } from '../../model/terraform/instance';
import { textBefore, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfInstanceKeyChangeLost: Rule<'instance'> = {
  id: 'tf-instance-key-change-lost',
  severity: 'warning',
  on: ['instance'],
  *check(server, context) {
    if (kindOf(server) !== 'compute_instance' || server.change?.actions.includes('update') !== true) return;
    const [key, image] = [textNow(server, 'system_disk_kms_key_id'), textNow(server, 'image_id')];
    if (key === undefined || key === textBefore(server, 'system_disk_kms_key_id')) return;
    if (image === undefined || image !== textBefore(server, 'image_id')) return;
    yield {
      at: valueAt(server, 'system_disk_kms_key_id', context),
      message: message('tf-instance-key-change-lost', { address: server.address }),
    };
  },
};
