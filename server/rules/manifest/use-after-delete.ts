import { imageRefs } from '../../model/references';
import { message } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import type { Rule } from '../rule';

export const useAfterDelete: Rule<Action> = {
  id: 'use-after-delete',
  severity: 'error',
  on: actionNames,
  *check(step, context) {
    const { state } = context;
    if (state === undefined) return;
    for (const ref of imageRefs(step)) {
      const miss = context.evaluation.whyUnresolved(ref.value, state);
      if (miss?.miss !== 'deleted') continue;
      yield { at: ref.at, message: message('use-after-delete', { image: ref.value }), reasons: [miss.ended] };
    }
  },
};
