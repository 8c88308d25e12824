import type { Run } from '../facts/run';
import type { Action } from '../model/actions';
import type { Block } from '../model/manifest';

/** How many steps of some actions start together in each `parallel` block that has any, without those that fail anyway. */
export function startedTogether(run: Run, ...actions: readonly Action[]): ReadonlyMap<Block, number> {
  const counts = new Map<Block, number>();
  for (const { block } of run.succeeding(...actions))
    if (block !== undefined) counts.set(block, (counts.get(block) ?? 0) + 1);
  return counts;
}
