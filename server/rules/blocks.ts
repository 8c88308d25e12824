import type { Run } from '../facts/run';
import type { Block, Step } from '../model/manifest';

/** The `parallel` blocks of a plan with their steps. */
export function blocksOf(run: Run): ReadonlyMap<Block, readonly Step[]> {
  const blocks = new Map<Block, Step[]>();
  for (const { step } of run.ran) {
    if (step.block === undefined) continue;
    const steps = blocks.get(step.block);
    if (steps === undefined) blocks.set(step.block, [step]);
    else steps.push(step);
  }
  return blocks;
}
