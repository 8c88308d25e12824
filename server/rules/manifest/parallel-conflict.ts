import { imageRefs } from '../../facts/effects';
import { message } from '../../messages/message';
import type { Leaf } from '../../model/leaf';
import type { Action } from '../../model/actions';
import type { Rule } from '../rule';

const changing: ReadonlySet<Action> = new Set<Action>(['delete', 'update', 'tag', 'share', 'unshare', 'publish']);

export const parallelConflict: Rule<'block'> = {
  id: 'parallel-conflict',
  severity: 'error',
  on: ['block'],
  *check({ steps }, facts) {
    const first = new Map<string, { readonly action: Action; readonly ref: Leaf<string> }>();
    for (const step of steps) {
      for (const ref of changing.has(step.action) ? imageRefs(step) : []) {
        const identity = facts.run.world.identity('images', ref.value) ?? ref.value;
        const before = first.get(identity);
        if (before === undefined) {
          first.set(identity, { action: step.action, ref });
          continue;
        }
        // Two shares of one image do not touch each other; anything with a deletion, or twice the same change, does.
        if (before.action !== step.action && before.action !== 'delete' && step.action !== 'delete') continue;
        if (before.action === 'share' || before.action === 'unshare') {
          if (step.action === before.action) continue;
        }
        yield {
          at: ref.at,
          message: message('parallel-conflict', { image: ref.value }),
          because: [{ note: message('because.changed-too', { image: ref.value }), at: before.ref.at, from: [] }],
        };
      }
    }
  },
};
