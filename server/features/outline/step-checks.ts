import { titleOfRule } from '../rule-links';
import { settleMessage } from '../settle';
import { message, type Message } from '../../messages/message';
import type { Action } from '../../model/actions';
import type { CheckOutcome } from '../../engine/checker';
import type { Checked } from '../../engine/session';
import { spanOf, type Span } from '../../text/anchored-span';
import { operationsIn, stepSpans } from '../items';
import type { CodeActionOffer } from '../code-actions/code-action';
import { hasChoices, missingFactsIn, offersFor } from '../code-actions/missing-facts';

/** The result of one check of a step. */
interface Check {
  readonly rule: string;
  readonly state: 'violated' | 'verified' | 'unverified';
  /** The finding, or else the title of the rule. */
  readonly text: Message;
  /** The missing declaration. */
  readonly settle?: Message;
  /** Code actions that add it. */
  readonly offers: readonly CodeActionOffer[];
}

/** The checks of a step: violated rules first, then those that could not be checked. */
interface StepChecks {
  readonly action: Action;
  /** The title of the list. */
  readonly title: Message;
  readonly span: Span;
  readonly checks: readonly Check[];
}

/**
 * The results of the checks of the step at an offset; `undefined` if there is none. A resource has those of all its instances, also in
 * `others`: the same file in other configurations.
 */
export function checksAt(
  checked: Checked,
  offset: number,
  snippets: boolean,
  others: readonly Checked[] = [],
): StepChecks | undefined {
  const point = { start: offset, end: offset };
  const [item] = operationsIn(checked, point);
  // In a block, the last step that starts before the offset.
  const state = item?.steps.findLast(({ step }) => spanOf(step.at).start <= offset) ?? item?.steps[0];
  if (state === undefined) return undefined;
  const { step } = state;
  const isResource = item?.document.evaluation.manifest.configuration !== undefined;
  const items = isResource ? [item, ...others.flatMap((other) => operationsIn(other, point).slice(0, 1))] : [item];
  const outcome = together(
    items.flatMap((each) =>
      (isResource ? (each?.steps ?? []) : [state]).flatMap(({ index }) => each?.document.outcomes[index] ?? []),
    ),
  );
  const span = spanOf(step.at);
  const missing = missingFactsIn(checked, span);
  const whole = item === undefined ? undefined : stepSpans(item.document)[state.index];
  const found = checked.findings.filter(({ at }) => whole !== undefined && within(spanOf(at), whole));
  const violated = found.map(({ rule, message: text }): Check => ({ rule, state: 'violated', text, offers: [] }));
  const sources = new Set(items.flatMap((each) => [...(each?.document.evaluation.manifest.sources ?? [])]));
  const names: Message['names'] = isResource ? new Map<string, string>() : undefined;
  const unverified = outcome.unverified.map(({ rule, settle }): Check => {
    const own = missing.find((each) => each.rules.includes(rule));
    return {
      rule,
      state: 'unverified',
      text: titleOfRule(rule),
      ...(settle === undefined ? {} : { settle: { ...settleMessage(settle, sources), names } }),
      // A list offers each allowed value separately, so that only a chosen value is written.
      offers: own === undefined ? [] : offersFor(checked, own, snippets && !hasChoices(own)),
    };
  });
  const verified = outcome.verified.map((rule): Check => ({
    rule,
    state: 'verified',
    text: titleOfRule(rule),
    offers: [],
  }));
  const title = { ...message('checks.title', { action: step.action }), names };
  return { action: step.action, title, span, checks: [...violated, ...unverified, ...verified] };
}

/** The outcome of several steps: a rule that could not be checked for one of them, or else was violated by one, is not verified. */
function together(outcomes: readonly CheckOutcome[]): CheckOutcome {
  const violated = new Set(outcomes.flatMap((each) => each.violated));
  const unverified = new Map(
    outcomes.flatMap((each) => each.unverified.map((open) => [open.rule, open] as const)).reverse(),
  );
  const verified = new Set(outcomes.flatMap((each) => each.verified));
  return {
    violated: [...violated],
    unverified: [...unverified.values()].reverse(),
    verified: [...verified].filter((rule) => !violated.has(rule) && !unverified.has(rule)),
  };
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
