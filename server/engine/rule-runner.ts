import { unsubscribe, type Dependent } from '../facts/dependency-tracker';
import type { Evaluation } from '../facts/evaluation';
import type { StepState } from '../facts/step-state';
import type { SymbolTable } from '../facts/symbol-table';
import type { Stage } from '../model/manifest';
import { sectionNames } from '../model/sections';
import { isMadeAs } from '../rules/instances';
import type { Rule, Subject, SubjectOf } from '../rules/rule';
import { shouldYield, type Task } from '../text/cooperative';
import { changedRange } from '../text/difference';
import { grouped } from '../text/grouped';
import { checkSubject, type CheckOutcome, type Finding, type SubjectResult } from './checker';

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** By step, in execution order. */
  readonly outcomes: readonly CheckOutcome[];
  /** The number of checked steps. */
  readonly checked: number;
  /** The number of declarations, instances, stages, and rules about the plan that were checked. */
  readonly others: number;
}

/** A result that is valid until the answer to one of its queries changes. */
interface Remembered extends Dependent {
  readonly symbols: SymbolTable;
  result: SubjectResult;
  /** The last round in which it was needed. */
  round: number;
}

/** The result of the checks on a step, valid for one evaluation of it: their queries are those of the step. */
interface StepResult extends SubjectResult {
  readonly state: StepState;
  readonly revision: number;
}

export type RulesBySubject = ReadonlyMap<Subject, readonly Rule[]>;

export function rulesBySubject(rules: readonly Rule[]): RulesBySubject {
  const subjects = rules.flatMap((rule) => {
    const { on, checkConfiguration: check } = rule;
    const own = on.map((each) => ({ on: each, rule }));
    return check === undefined ? own : [...own, { on: 'configuration' as const, rule: { ...rule, check } }];
  });
  return new Map([...grouped(subjects, ({ on }) => on)].map(([on, own]) => [on, own.map(({ rule }) => rule)]));
}

/**
 * Checks successive versions of one plan with the same rules. A result is reused until something that the rules read changes.
 * A rule that throws gives one finding about that; the other rules still run.
 */
export class RuleRunner {
  /** By declaration, stage, instance, or rule about the whole plan. */
  private readonly results = new Map<object, Remembered>();
  /** In the order of the steps. */
  private stepResults: readonly StepResult[] = [];
  private round = 0;
  private needed = 0;
  private others = 0;

  constructor(
    private readonly evaluation: Evaluation,
    private readonly bySubject: RulesBySubject,
  ) {}

  /** Checks the plan as it is now. */
  *check(): Task<CheckResult> {
    const { evaluation } = this;
    this.round++;
    this.needed = 0;
    this.others = 0;
    const findings: Finding[] = [];
    const take = (result: SubjectResult): void => {
      for (const finding of result.findings) findings.push(finding);
    };
    for (const section of sectionNames) {
      const own = this.bySubject.get(section) ?? [];
      if (own.length === 0) continue;
      for (const thing of evaluation.manifest[section].values()) {
        // Declarations of another file are checked with that file.
        if (!evaluation.manifest.sources.has(thing.at.anchor.source)) continue;
        take(this.remembered(thing, own, thing));
        if (shouldYield(this.needed)) yield;
      }
    }
    const ofStages = this.bySubject.get('stage') ?? [];
    const results = yield* this.checkSteps();
    // A plain function, since engines optimize that sooner than a loop that yields: all steps are visited after each keystroke.
    let last: Stage | undefined;
    results.all.forEach((result) => {
      take(result);
      const stage = evaluation.order.stageOf(result.state.step);
      if (stage !== undefined && stage !== last) take(this.remembered(stage, ofStages, stage));
      last = stage;
    });
    for (const rule of this.bySubject.get('manifest') ?? []) take(this.remembered(rule, [rule], evaluation));
    const { configuration } = evaluation.manifest;
    if (configuration !== undefined) {
      take(checkSubject(this.bySubject.get('configuration') ?? [], configuration, evaluation));
      const ofInstances = this.bySubject.get('instance') ?? [];
      for (const instance of configuration.instances) {
        const own = ofInstances.filter(({ creates }) => creates === undefined || isMadeAs(instance, ...creates));
        take(this.remembered(instance, own, instance));
        if (shouldYield(this.needed)) yield;
      }
    }
    this.forget();
    return {
      findings,
      outcomes: results.all.map(({ outcome }) => outcome),
      checked: results.checked,
      others: this.others,
    };
  }

  /** The results of all steps. Steps that were not evaluated again have their last result. */
  private *checkSteps(): Task<{ readonly all: readonly StepResult[]; readonly checked: number }> {
    const { states } = this.evaluation;
    const all = resultsOf(states, this.stepResults);
    const stale = all.filter(({ state, revision }) => state.revision !== revision);
    for (const [count, { state }] of stale.entries()) {
      all[state.index] = this.checkStep(state);
      if (shouldYield(count)) yield;
    }
    this.stepResults = all;
    return { all, checked: stale.length };
  }

  private checkStep(state: StepState): StepResult {
    const { evaluation } = this;
    const { action, step, revision } = state;
    const rules = this.bySubject.get(action) ?? [];
    const { findings, outcome } = evaluation.tracker.trackWhile(state, () =>
      checkSubject(rules, step, evaluation, state),
    );
    state.fails = findings.some(({ severity }) => severity === 'error');
    return { findings, outcome, state, revision };
  }

  /** The result for a declaration, a stage, an instance, or a rule about the plan. The previous one is reused while it is valid. */
  private remembered(key: object, rules: readonly Rule[], it: SubjectOf<Subject>): SubjectResult {
    const { evaluation } = this;
    let known = this.results.get(key);
    if (known?.symbols !== evaluation.symbols || known.stale) {
      if (known !== undefined) unsubscribe(known);
      known = { stale: false, index: Infinity, queries: [], symbols: evaluation.symbols, result: nothing, round: 0 };
      known.result = evaluation.tracker.trackWhile(known, () => checkSubject(rules, it, evaluation));
      this.results.set(key, known);
      this.others++;
    }
    known.round = this.round;
    this.needed++;
    return known.result;
  }

  /** Removes the results of removed parts. */
  private forget(): void {
    if (this.results.size === this.needed) return;
    for (const [key, known] of this.results) {
      if (known.round === this.round) continue;
      unsubscribe(known);
      this.results.delete(key);
    }
  }
}

const nothing: SubjectResult = { findings: [], outcome: { violated: [], verified: [], unverified: [] } };

/** The results of the last check by step; remaining steps keep their order. */
function resultsOf(states: readonly StepState[], before: readonly StepResult[]): StepResult[] {
  const { start, end, newEnd } = changedRange(before, states, (result, state) => result?.state === state);
  const changed = new Map(before.slice(start, end).map((result) => [result.state, result]));
  const between = states
    .slice(start, newEnd)
    .map((state) => changed.get(state) ?? { ...nothing, state, revision: NaN });
  return before.slice(0, start).concat(between, before.slice(end));
}
