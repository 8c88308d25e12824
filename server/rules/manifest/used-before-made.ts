import { imageRefs } from '../../facts/effects';
import { message } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import { moveMaker } from '../repair';
import type { Rule } from '../rule';

export const usedBeforeMade: Rule<Action> = {
  id: 'used-before-made',
  severity: 'error',
  on: actionNames,
  *check(step, facts) {
    const { ran } = facts;
    if (ran === undefined) return;
    for (const ref of imageRefs(step)) {
      const miss = facts.run.missing(ref.value, ran);
      if (miss?.miss !== 'not-yet') continue;
      const maker = facts.run.makerOf(ref.value);
      const args = { image: ref.value };
      yield {
        at: ref.at,
        message: maker === step ? message('used-before-made.itself', args) : message('used-before-made', args),
        because: maker === step ? [] : [{ note: message('because.made-here', args), at: miss.at, from: [] }],
        fixes: () => (maker === undefined || maker === step ? [] : moveMaker(step, maker, ref.value, facts)),
      };
    }
  },
};
