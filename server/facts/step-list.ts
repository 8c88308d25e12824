import type { Step } from '../model/manifest';
import { changedRange } from '../text/difference';
import type { StepState } from './step-state';

/** The states of a changed list of steps. A step that remains in the same order keeps its state. */
export interface ChangedSteps {
  readonly all: readonly StepState[];
  readonly came: readonly StepState[];
  readonly gone: readonly StepState[];
  /** The index of the first state whose place may have changed. */
  readonly from: number;
}

export function changedSteps(
  before: readonly StepState[],
  steps: readonly Step[],
  stateOf: (step: Step) => StepState,
): ChangedSteps {
  const { start, end, newEnd } = changedRange(before, steps, (state, step) => state?.step === step);
  const old = before.slice(start, end);
  const places = new Map(old.map((state, index) => [state.step, index]));
  const came: StepState[] = [];
  const stayed = new Set<StepState>();
  let next = 0;
  const between = steps.slice(start, newEnd).map((step) => {
    const index = places.get(step);
    const known = index === undefined || index < next ? undefined : old[index];
    if (known !== undefined && index !== undefined) {
      next = index + 1;
      stayed.add(known);
      return known;
    }
    const state = stateOf(step);
    came.push(state);
    return state;
  });
  const all = before.slice(0, start).concat(between, before.slice(end));
  return { all, came, gone: old.filter((state) => !stayed.has(state)), from: start };
}

/** Sets the places in the list for the states from an index on. */
export function placeStates(all: readonly StepState[], from: number): void {
  all.slice(from).forEach((state, offset) => {
    state.index = from + offset;
  });
}

/** The first stale state from an index on. Evaluating it can make later ones stale. */
export function nextStale(all: readonly StepState[], from: number): StepState | undefined {
  for (let index = from; index < all.length; index++) if (all[index]?.stale === true) return all[index];
  return undefined;
}
