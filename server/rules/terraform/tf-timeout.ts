import { message } from '../../messages/message';
import { resources } from '../../model/terraform/resources';
import { kindOf } from '../../model/terraform/instance';
import { headOf } from '../instances';
import type { Rule } from '../rule';

/** What may take long, by the action that creates it. */
const long = ['import', 'create-full-ecs', 'export'];

export const tfTimeout: Rule<'instance'> = {
  id: 'tf-timeout',
  severity: 'info',
  on: ['instance'],
  creates: Object.keys(resources).filter((type) => long.includes(resources[type]?.action ?? '')),
  off: true,
  *check(each, context) {
    if (each.arguments.blocks.has('timeouts') || each.arguments.values.has('timeouts')) return;
    yield {
      at: headOf(each, context),
      message: message(kindOf(each) === 'ims_image_export' ? 'tf-timeout.export' : 'tf-timeout', {
        address: each.address,
      }),
    };
  },
};
