import type { Order, Step } from './manifest';

/** A step with its place in the list; without a step, the moment before the step at that place. */
export interface StepPoint {
  readonly index: number;
  readonly step?: Step;
}

/** One step after the other, except for the steps and chains of a `parallel` block, which start together. */
export const listOrder: Order = {
  inChains: true,
  stageOf: ({ block }) => block,
  mayRunTogether: (a, b) =>
    a !== b && a.block !== undefined && a.block === b.block && (a.chain === undefined || a.chain !== b.chain),
  mostTogether: (steps) => new Set<object>(steps.map((step) => step.chain ?? step)).size,
  causeOf: ([step]) => step?.block?.at,
};

/** The given steps, in the order of the list, that no other one waits for. */
export function lastOf(order: Order, steps: readonly Step[]): readonly Step[] {
  const last: Step[] = [];
  for (const step of steps.toReversed()) if (last.every((other) => order.mayRunTogether(step, other))) last.push(step);
  return last.reverse();
}

/** Whether a step has ended by a point between the steps: of two steps that may not run together, the one listed first. */
export function happensBefore(order: Order, earlier: Required<StepPoint>, { index, step }: StepPoint): boolean {
  return earlier.index < index && (step === undefined || !order.mayRunTogether(earlier.step, step));
}
