import { message } from '../../messages/message';
import type { Instance } from '../../model/terraform/configuration';
import { fixedArguments } from '../../model/terraform/resources';
import { kindOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import { textBefore, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfRefusedChange: Rule<'instance'> = {
  id: 'tf-refused-change',
  severity: 'error',
  on: ['instance'],
  *check(instance, context) {
    if (instance.change?.actions.includes('update') !== true || isForced(instance)) return;
    for (const argument of fixedArguments[kindOf(instance)] ?? []) {
      const [before, now] = [textBefore(instance, argument), textNow(instance, argument)];
      if (before === undefined || now === undefined || before === now) continue;
      yield {
        at: valueAt(instance, argument, context),
        message: message('tf-refused-change', { argument, address: instance.address }),
      };
    }
  },
};

/** Whether the resource or its provider allows to replace the resource instead. */
function isForced(instance: Instance): boolean {
  const { values } = instance.provider.arguments;
  return textNow(instance, 'enable_force_new') === 'true' || textOf(values.get('enable_force_new')?.value) === 'true';
}
