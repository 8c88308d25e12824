import { message } from '../../messages/message';
import { resources } from '../../model/terraform/resources';
import { isMade, kindOf } from '../../model/terraform/things';
import { headOf } from '../instances';
import type { Rule } from '../rule';

/** What may take long, by the action that creates it. */
const long = ['import', 'create-full-ecs', 'export'];

export const tfTimeout: Rule<'instance'> = {
  id: 'tf-timeout',
  severity: 'info',
  on: ['instance'],
  off: true,
  *check(each, context) {
    const kind = kindOf(each) ?? '';
    const action = Object.hasOwn(resources, kind) ? resources[kind]?.action : undefined;
    if (each.mode !== 'managed' || !isMade(each) || action === undefined || !long.includes(action)) return;
    if (each.arguments.blocks.has('timeouts') || each.arguments.values.has('timeouts')) return;
    yield {
      at: headOf(each, context),
      message: message(kind === 'ims_image_export' ? 'tf-timeout.export' : 'tf-timeout', { address: each.address }),
    };
  },
};
