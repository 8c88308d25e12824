import { imageRefs } from '../../model/references';
import { message } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import { moveProducer, splitBefore } from '../order-fixes';
import type { Rule } from '../rule';

export const parallelDependency: Rule<Action> = {
  id: 'parallel-dependency',
  severity: 'error',
  on: actionNames,
  *check(step, context) {
    const { state } = context;
    if (state === undefined) return;
    for (const ref of imageRefs(step)) {
      const miss = context.evaluation.whyUnresolved(ref.value, state);
      if (miss?.miss !== 'same-block') continue;
      const args = { image: ref.value };
      yield {
        at: ref.at,
        message: message(miss.producer.chain === undefined ? 'parallel-dependency' : 'parallel-dependency.chain', args),
        reasons: [{ explanation: message('because.made-here', args), at: miss.at }],
        fixes: () => [
          ...moveProducer(step, miss.producer, ref.value, context),
          ...splitBefore(step, miss.producer, ref.value),
        ],
      };
    }
  },
};
