import type { Run } from '../facts/run';
import { asOf } from '../facts/makers';
import type { Step } from '../model/manifest';
import { draftsOf, unsentOf } from './calls';
import { callOf, type Call } from './draft';
import { holesIn, type Hole } from './value';

/** A step of the manifest and the calls it stands for. */
export interface PlannedStep {
  /** From 1, in the order of the run. */
  readonly number: number;
  readonly step: Step;
  /** The steps that must have ended before this one starts, by number: the one before it, or all of the block before it. */
  readonly after: readonly number[];
  /** It starts together with the other steps of its `parallel` block. */
  readonly together: boolean;
  /** The name that later steps give the image it makes. */
  readonly makes?: string;
  /** In order; empty for what the console alone can do. */
  readonly calls: readonly Call[];
  /** Fields that no parameter of the calls takes. */
  readonly unsent: readonly string[];
}

/** The calls that a document stands for, step by step. Nothing is sent: this only says what would be. */
export function planOf(run: Run): readonly PlannedStep[] {
  const planned: PlannedStep[] = [];
  let after: readonly number[] = [];
  let group: { start: number; numbers: number[] } = { start: 0, numbers: [] };
  for (const ran of run.ran) {
    const { step, index, start, end } = ran;
    if (start !== group.start) {
      after = group.numbers;
      group = { start, numbers: [] };
    }
    const number = index + 1;
    group.numbers.push(number);
    const drafts = draftsOf(step, { run, ran });
    const calls = drafts.flatMap((draft) => callOf(draft, `operations.${String(number)}`) ?? []);
    const together = end - start > 1;
    planned.push({ number, step, after, together, makes: asOf(step), calls, unsent: unsentOf(step, drafts) });
  }
  return planned;
}

/** The holes of a plan, each once, in its order. */
export function holesOf(plan: readonly PlannedStep[]): readonly Hole[] {
  const found = new Map<string, Hole>();
  for (const { calls } of plan) {
    for (const { region, path, query, body } of calls) {
      for (const each of holesIn([region, path, query, body ?? []])) found.set(each.hole, each);
    }
  }
  return [...found.values()];
}

/** The call that tells how the job of another one stands. */
export const jobCall = 'ShowJobProgress';
