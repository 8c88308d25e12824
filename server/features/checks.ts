import { message, type Message, type MessageId } from '../messages/message';
import type { Action } from '../model/actions';
import type { Checked } from '../service';
import { spanOf, type Span } from '../text/place';
import { itemsIn, stepSpans } from './items';
import type { Offer } from './offer';
import { hasChoices, missingIn, offersFor } from './settle';

/** How one check of a step came out. */
interface Check {
  readonly rule: string;
  readonly state: 'violated' | 'verified' | 'unverified';
  /** What was found; of a check that found nothing, the fault that it looks for. */
  readonly text: Message;
  /** What would have to be declared for it to be checked. */
  readonly settle?: Message;
  /** Ways to declare it. */
  readonly offers: readonly Offer[];
}

/** The checks of one step: what is violated first, then what could not be checked. */
interface StepChecks {
  readonly action: Action;
  /** The heading of the list. */
  readonly title: Message;
  readonly span: Span;
  readonly checks: readonly Check[];
}

/** How the checks of the step at an offset came out; `undefined` where no step is. */
export function checksAt(checked: Checked, offset: number, snippets: boolean): StepChecks | undefined {
  const point = { start: offset, end: offset };
  const [item] = itemsIn(checked, point);
  // Of a block, the last step that begins before the offset.
  const ran = item?.steps.findLast(({ step }) => spanOf(step.at).start <= offset) ?? item?.steps[0];
  const verdict = ran === undefined ? undefined : item?.document.verdicts[ran.index];
  if (ran === undefined || verdict === undefined) return undefined;
  const { step } = ran;
  const span = spanOf(step.at);
  const missing = missingIn(checked, span);
  const whole = item === undefined ? undefined : stepSpans(item.document)[ran.index];
  const found = checked.findings.filter(({ at }) => whole !== undefined && within(spanOf(at), whole));
  const violated = found.map(({ rule, message: text }): Check => ({ rule, state: 'violated', text, offers: [] }));
  const unverified = verdict.unverified.map(({ rule, settle }): Check => {
    const own = missing.find((each) => each.rules.includes(rule));
    return {
      rule,
      state: 'unverified',
      text: titleOf(rule),
      ...(settle === undefined
        ? {}
        : { settle: message('hover.settle', { field: settle.field, name: settle.name, section: settle.section }) }),
      // In a list each permitted value is a choice of its own: nothing is written that nobody chose.
      offers: own === undefined ? [] : offersFor(checked, own, snippets && !hasChoices(own)),
    };
  });
  const verified = verdict.verified.map((rule): Check => ({
    rule,
    state: 'verified',
    text: titleOf(rule),
    offers: [],
  }));
  const title = message('checks.title', { action: step.action });
  return { action: step.action, title, span, checks: [...violated, ...unverified, ...verified] };
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function titleOf(rule: string): Message {
  return { id: `${rule}.title` as MessageId, args: {} };
}
