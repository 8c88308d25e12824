import { imageRefs } from '../../model/references';
import type { StepState } from '../../facts/step-state';
import { message } from '../../messages/message';
import type { Located } from '../../model/located';
import type { Rule } from '../rule';

export const unusedResult: Rule<'manifest'> = {
  id: 'unused-result',
  severity: 'info',
  on: ['manifest'],
  *check(evaluation) {
    if (evaluation.statesOf('delete').length === 0) return;
    const identity = (ref: Located<string>): string => evaluation.symbols.canonicalName('images', ref.value);
    const users = new Map<string, StepState[]>();
    for (const state of evaluation.states) {
      if (state.action === 'delete') continue;
      for (const ref of imageRefs(state.step)) {
        const own = users.get(identity(ref));
        if (own === undefined) users.set(identity(ref), [state]);
        else own.push(state);
      }
    }
    const deleted = new Set<string>();
    for (const state of evaluation.statesOf('delete')) {
      for (const ref of imageRefs(state.step)) {
        const image = identity(ref);
        const maker = evaluation.producerOf(image);
        // A step that runs together with the deletion may use the image first.
        const used = deleted.has(image) || users.get(image)?.some((user) => !evaluation.happensBefore(state, user));
        if (maker !== undefined && used !== true) {
          yield {
            at: ref.at,
            message: message('unused-result', { image: ref.value }),
            reasons: [{ explanation: message('because.made-here', { image: ref.value }), at: maker.at }],
          };
        }
        deleted.add(image);
      }
    }
  },
};
