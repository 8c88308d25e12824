import type { PlanEvaluation } from '../facts/evaluator';
import { message, type Message } from '../messages/message';
import type { Action } from '../model/actions';
import type { Order, Stage, Step } from '../model/manifest';
import type { Change } from '../syntax/change';
import type { Fix, Report } from './rule';

/** Steps of one stage, at least one. */
type StepsOfStage = readonly [Step, ...Step[]];

/** The steps of one account with these actions in each stage that has any, without steps that fail anyway. */
export function byStage(evaluation: PlanEvaluation, ...actions: readonly Action[]): readonly StepsOfStage[] {
  const stages = new Map<Stage, Map<string, [Step, ...Step[]]>>();
  for (const { step, actor } of evaluation.succeeding(...actions)) {
    const stage = evaluation.order.stageOf(step);
    if (stage === undefined) continue;
    const accounts = stages.get(stage) ?? new Map<string, [Step, ...Step[]]>();
    stages.set(stage, accounts);
    const own = accounts.get(actor.account);
    if (own === undefined) accounts.set(actor.account, [step]);
    else own.push(step);
  }
  return [...stages.values()].flatMap((accounts) => [...accounts.values()]);
}

/** Reports that too many steps of one stage run at the same time: at what makes them do so, otherwise at the first one. */
export function reportTogether(steps: StepsOfStage, limit: number, text: Message, order: Order): Report {
  const [{ block, at }] = steps;
  const report: Report = { at: order.causeOf(steps) ?? at, message: text };
  if (block === undefined) return { ...report, fixes: () => inTurn(steps, limit) };
  const changes: readonly Change[] = [{ do: 'split', at: block.nodePath, size: limit }];
  return { ...report, fixes: () => [{ title: message('fix.split-block', { size: limit }), changes }] };
}

/** Makes each step wait for the one that comes as many places before it as may run together. Instances of one resource cannot wait. */
function inTurn(steps: StepsOfStage, limit: number): readonly Fix[] {
  if (new Set(steps.map(({ nodePath }) => nodePath.anchor)).size < steps.length) return [];
  const changes = steps.slice(limit).flatMap(({ nodePath }, index): readonly Change[] => {
    const earlier = steps[index];
    return earlier === undefined ? [] : [{ do: 'move', from: earlier.nodePath, before: nodePath }];
  });
  return [{ title: message('fix.wait-in-turn', { limit }), changes }];
}

/** What the steps of a stage use, by the name of what is used. */
export class Uses<T> {
  private readonly uses = new Map<string, { readonly step: Step; readonly value: T }[]>();

  constructor(private readonly order: Order) {}

  add(step: Step, name: string, value: T): void {
    const own = this.uses.get(name);
    if (own === undefined) this.uses.set(name, [{ step, value }]);
    else own.push({ step, value });
  }

  /** The first use by a step that can run at the same time as this one. */
  togetherWith(step: Step, name: string, counts: (value: T) => boolean = () => true): T | undefined {
    return this.uses.get(name)?.find((use) => counts(use.value) && this.order.mayRunTogether(use.step, step))?.value;
  }
}
