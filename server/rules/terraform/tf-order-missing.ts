import { message, type Message } from '../../messages/message';
import { missingOrder } from '../order-of-instances';
import { argumentPath, definedAt, valueAt } from '../instances';
import type { Instance } from '../../model/terraform/configuration';
import type { Fix, Rule } from '../rule';

export const tfOrderMissing: Rule<'configuration'> = {
  id: 'tf-order-missing',
  severity: 'error',
  on: ['configuration'],
  *check(configuration, context) {
    for (const { later, argument, earlier, need } of missingOrder(configuration)) {
      const says: Message = message(`tf-order-missing.${need}`);
      yield {
        at: valueAt(later, argument, context),
        message: message('tf-order-missing', { address: later.address, earlier: earlier.address, need: says }),
        reasons: [definedAt(earlier, context)],
        fixes: () => waitFor(later, earlier),
      };
    }
  },
};

/** Makes the block of an instance wait for another block of its module. */
function waitFor(later: Instance, earlier: Instance): readonly Fix[] {
  const at = argumentPath(later, 'depends_on');
  if (at === undefined || later.module !== earlier.module) return [];
  const block = `${earlier.type}.${earlier.name}`;
  return [{ title: message('fix.tf-depends-on', { address: block }), changes: [{ do: 'set', at, value: [block] }] }];
}
