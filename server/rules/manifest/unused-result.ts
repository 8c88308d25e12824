import { imageRefs } from '../../facts/effects';
import { message } from '../../messages/message';
import type { Leaf } from '../../model/leaf';
import type { Rule } from '../rule';

export const unusedResult: Rule<'manifest'> = {
  id: 'unused-result',
  severity: 'info',
  on: ['manifest'],
  *check(run) {
    if (run.ranOf('delete').length === 0) return;
    const used = new Set<string>();
    const identity = (ref: Leaf<string>): string => run.world.identity('images', ref.value) ?? ref.value;
    for (const { step, index, start, end } of run.ran) {
      // Deletions in a block take effect after it, so what the whole block uses counts first.
      if (index === start)
        for (const { step: other } of run.ran.slice(start, end))
          if (other.action !== 'delete') for (const ref of imageRefs(other)) used.add(identity(ref));
      if (step.action !== 'delete') continue;
      for (const ref of imageRefs(step)) {
        const maker = run.makerOf(identity(ref));
        if (maker !== undefined && !used.has(identity(ref))) {
          yield {
            at: ref.at,
            message: message('unused-result', { image: ref.value }),
            because: [{ note: message('because.made-here', { image: ref.value }), at: maker.at, from: [] }],
          };
        }
        used.add(identity(ref));
      }
    }
  },
};
