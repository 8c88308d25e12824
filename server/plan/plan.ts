import { api } from '../catalog/reference';
import type { Evaluation } from '../facts/evaluation';
import { resultNameOf } from '../facts/producers';
import type { StepState } from '../facts/step-state';
import type { Step } from '../model/manifest';
import { lastOf } from '../model/order';
import { grouped } from '../text/grouped';
import { draftsOf, unsentOf } from './calls';
import { callOf, type Call } from './draft';
import { mark, placeholdersIn, type Placeholder } from './placeholder';

/** A step of the manifest and the calls that run it. */
export interface PlannedStep {
  /** From 1, in execution order. */
  readonly number: number;
  readonly step: Step;
  /** The account that performs it, if that is not your own. */
  readonly account?: string;
  /** The KooCLI profile of the account that performs it. */
  readonly profile: string;
  /** Someone else performs it: the plan is that of another account, which waits for this step. */
  readonly elsewhere?: true;
  /** The numbers of the steps that have to end before this one starts, without those that end before one of these starts. */
  readonly after: readonly number[];
  /** The step can run at the same time as another one. */
  readonly together: boolean;
  /** The name by which later steps refer to the image it creates. */
  readonly makes?: string;
  /** In order. Empty if only the console can do it, or someone else. */
  readonly calls: readonly Call[];
  /** Fields that no parameter of the calls takes. */
  readonly unsent: readonly string[];
}

/** The profile of your own account if it has no name. KooCLI uses the profile that was added last if a command names none. */
const ownProfile = 'default';

/** The calls of a document, step by step. Nothing is sent. */
export function planOf(evaluation: Evaluation): readonly PlannedStep[] {
  const { states, order } = evaluation;
  const several = states.some(({ actor }) => !actor.own);
  const numbers = new Map(states.map(({ step, index }) => [step, index + 1]));
  let before: readonly Step[] = [];
  return stagesOf(evaluation).flatMap((stage) => {
    const steps = stage.map(({ step }) => step);
    const planned = stage.map((state, index): PlannedStep => {
      const { step } = state;
      const number = state.index + 1;
      const drafts = draftsOf(step, { evaluation, state });
      const account = state.actor.own ? undefined : state.actor.account;
      const profile = account ?? (state.actor.account || ownProfile);
      const calls = drafts.flatMap((draft) => {
        const call = callOf(draft, `operations.${String(number)}`);
        return call === undefined ? [] : [{ ...call, profile: several ? profile : undefined }];
      });
      const own = steps.slice(0, index).filter((other) => !order.mayRunTogether(other, step));
      const after = (own.length === 0 ? before : lastOf(order, own)).flatMap((other) => numbers.get(other) ?? []);
      const together = steps.some((other) => order.mayRunTogether(other, step));
      return {
        number,
        step,
        account,
        profile,
        after,
        together,
        makes: resultNameOf(step),
        calls,
        unsent: unsentOf(step, drafts),
      };
    });
    before = lastOf(order, steps);
    return planned;
  });
}

/**
 * The steps of one account, given by its profile, and those of others that it has to wait for. It has to be told the images that
 * these make.
 */
export function stepsOfAccount(steps: readonly PlannedStep[], profile: string): readonly PlannedStep[] {
  const own = steps.filter((step) => step.profile === profile);
  const awaited = new Set(own.flatMap(({ after }) => after));
  return steps.flatMap((step): readonly PlannedStep[] => {
    if (step.profile === profile) return [step];
    return awaited.has(step.number) ? [{ ...step, calls: [], unsent: [], elsewhere: true }] : [];
  });
}

/** The steps by stage, one stage after the other. */
function stagesOf({ states, order }: Evaluation): readonly (readonly StepState[])[] {
  return [...grouped(states, (state) => order.stageOf(state.step) ?? state).values()];
}

/** The other accounts that perform steps of plans, in order. */
export function accountsOf(plan: readonly PlannedStep[]): readonly string[] {
  return [...new Set(plan.flatMap(({ account }) => account ?? []))];
}

/** The distinct placeholders of a plan, in order. */
export function placeholdersOf(plan: readonly PlannedStep[]): readonly Placeholder[] {
  const found = new Map<string, Placeholder>();
  for (const { calls } of plan) {
    for (const { region, path, query, body } of calls) {
      for (const each of placeholdersIn([region, path, query, body ?? []])) found.set(each.hole, each);
    }
  }
  return [...found.values()];
}

/** The distinct placeholders of a plan, as people see them. `reader`: the reader has to provide them, `run`: the run does. */
export function marksOf(plan: readonly PlannedStep[], from: Placeholder['from']): readonly string[] {
  return placeholdersOf(plan)
    .filter((each) => each.from === from)
    .map(mark);
}

/** The call that queries the status of a job. */
export const jobCall = 'ShowJobProgress';
export const jobPath = (api(jobCall)?.uri ?? '').replace('{job_id}', '${job_id}');
