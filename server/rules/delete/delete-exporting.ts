import { imageRefs } from '../../model/references';
import { message } from '../../messages/message';
import type { AnchoredSpan } from '../../text/anchored-span';
import type { Rule } from '../rule';
import { Uses } from '../together';

export const deleteExporting: Rule<'stage'> = {
  id: 'delete-exporting',
  severity: 'warning',
  on: ['stage'],
  *check(stage, { evaluation }) {
    const exported = new Uses<AnchoredSpan>(evaluation.order);
    for (const step of evaluation.stepsIn(stage, 'export'))
      for (const ref of imageRefs(step))
        exported.add(step, evaluation.symbols.canonicalName('images', ref.value), ref.at);
    for (const step of evaluation.stepsIn(stage, 'delete')) {
      for (const ref of imageRefs(step)) {
        const at = exported.togetherWith(step, evaluation.symbols.canonicalName('images', ref.value));
        if (at === undefined) continue;
        yield {
          at: ref.at,
          message: message('delete-exporting', { image: ref.value }),
          reasons: [{ explanation: message('because.exported-here', { image: ref.value }), at }],
        };
      }
    }
  },
};
