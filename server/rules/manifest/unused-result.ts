import { imageRefs } from '../../facts/effects';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const unusedResult: Rule<'manifest'> = {
  id: 'unused-result',
  severity: 'info',
  on: ['manifest'],
  *check(run) {
    if (run.ranOf('delete').length === 0) return;
    const used = new Set<string>();
    for (const { step } of run.ran) {
      for (const ref of imageRefs(step)) {
        const identity = run.world.identity('images', ref.value) ?? ref.value;
        const maker = run.makerOf(identity);
        if (step.action === 'delete' && maker !== undefined && !used.has(identity)) {
          yield {
            at: ref.at,
            message: message('unused-result', { image: ref.value }),
            because: [{ note: message('because.made-here', { image: ref.value }), at: maker.at, from: [] }],
          };
        }
        used.add(identity);
      }
    }
  },
};
