import type { Evaluation } from '../facts/evaluation';
import { message, type Message } from '../messages/message';
import type { Action } from '../model/actions';
import type { Order, Step } from '../model/manifest';
import type { Change } from '../syntax/change';
import { grouped } from '../text/grouped';
import type { Fix, Report } from './rule';

/** Steps of one stage, at least one. */
type StepsOfStage = readonly [Step, ...Step[]];

/** The steps of one account with these actions in each stage that has any, without steps that fail anyway. */
export function byStage(evaluation: Evaluation, ...actions: readonly Action[]): readonly StepsOfStage[] {
  const stages = grouped(evaluation.succeeding(...actions), ({ step }) => evaluation.order.stageOf(step));
  return [...stages].flatMap(([stage, states]) => {
    if (stage === undefined) return [];
    const accounts = grouped(states, ({ actor }) => actor.account);
    return Array.from(accounts.values(), ([{ step }, ...others]): StepsOfStage => [
      step,
      ...others.map((other) => other.step),
    ]);
  });
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
