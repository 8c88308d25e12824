import { imageRefs } from '../../facts/effects';
import { message } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import type { Rule } from '../rule';

export const useAfterDelete: Rule<Action> = {
  id: 'use-after-delete',
  severity: 'error',
  on: actionNames,
  *check(step, facts) {
    const { ran } = facts;
    if (ran === undefined) return;
    for (const ref of imageRefs(step)) {
      const miss = facts.run.missing(ref.value, ran);
      if (miss?.miss !== 'deleted') continue;
      yield { at: ref.at, message: message('use-after-delete', { image: ref.value }), because: [miss.ended] };
    }
  },
};
