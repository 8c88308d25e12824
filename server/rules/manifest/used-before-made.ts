import { imageRefs } from '../../model/references';
import { message } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import { moveProducer } from '../order-fixes';
import type { Rule } from '../rule';

export const usedBeforeMade: Rule<Action> = {
  id: 'used-before-made',
  severity: 'error',
  on: actionNames,
  *check(step, context) {
    const { state } = context;
    if (state === undefined) return;
    for (const ref of imageRefs(step)) {
      const miss = context.evaluation.whyUnresolved(ref.value, state);
      if (miss?.miss !== 'not-yet') continue;
      const producer = context.evaluation.producerOf(ref.value);
      const args = { image: ref.value };
      yield {
        at: ref.at,
        message: producer === step ? message('used-before-made.itself', args) : message('used-before-made', args),
        reasons: producer === step ? [] : [{ explanation: message('because.made-here', args), at: miss.at }],
        fixes: () =>
          producer === undefined || producer === step ? [] : moveProducer(step, producer, ref.value, context),
      };
    }
  },
};
