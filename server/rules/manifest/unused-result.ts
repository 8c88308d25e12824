import { imageRefs } from '../../model/references';
import { message } from '../../messages/message';
import type { Located } from '../../model/located';
import type { Rule } from '../rule';
import { grouped } from '../../text/grouped';

export const unusedResult: Rule<'manifest'> = {
  id: 'unused-result',
  severity: 'info',
  on: ['manifest'],
  *check(evaluation) {
    if (evaluation.statesOf('delete').length === 0) return;
    const identity = (ref: Located<string>): string => evaluation.symbols.canonicalName('images', ref.value);
    const uses = evaluation.states
      .filter(({ action }) => action !== 'delete')
      .flatMap((state) => imageRefs(state.step).map((ref) => ({ state, image: identity(ref) })));
    const users = grouped(uses, ({ image }) => image);
    const deleted = new Set<string>();
    for (const state of evaluation.statesOf('delete')) {
      for (const ref of imageRefs(state.step)) {
        const image = identity(ref);
        const producer = evaluation.producerOf(image);
        // A step that runs together with the deletion may use the image first.
        const used = deleted.has(image) || users.get(image)?.some((use) => !evaluation.happensBefore(state, use.state));
        if (producer !== undefined && used !== true) {
          yield {
            at: ref.at,
            message: message('unused-result', { image: ref.value }),
            reasons: [{ explanation: message('because.made-here', { image: ref.value }), at: producer.at }],
          };
        }
        deleted.add(image);
      }
    }
  },
};
