import { imageRefs } from '../../facts/effects';
import { message } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import { moveMaker } from '../repair';
import type { Rule } from '../rule';

export const parallelDependency: Rule<Action> = {
  id: 'parallel-dependency',
  severity: 'error',
  on: actionNames,
  *check(step, facts) {
    const { ran } = facts;
    if (ran === undefined) return;
    for (const ref of imageRefs(step)) {
      const miss = facts.run.missing(ref.value, ran);
      if (miss?.miss !== 'same-block') continue;
      const args = { image: ref.value };
      yield {
        at: ref.at,
        message: message('parallel-dependency', args),
        because: [{ note: message('because.made-here', args), at: miss.at, from: [] }],
        fixes: () => moveMaker(step, miss.maker, ref.value, facts),
      };
    }
  },
};
