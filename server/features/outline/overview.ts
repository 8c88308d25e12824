import { imageRefs } from '../../model/references';
import type { Evaluation } from '../../facts/evaluation';
import type { MissingDeclaration } from '../../facts/fact';
import type { StepState } from '../../facts/step-state';
import { titleOfRule } from '../rule-links';
import { byMissingDeclaration, settleMessage } from '../settle';
import { message, type Catalogue, type Message } from '../../messages/message';
import type { Finding } from '../../engine/checker';
import { severities, type Severity } from '../../rules/rule';
import type { Checked, CheckedDocument } from '../../engine/session';
import { lowerBound } from '../../text/binary-search';
import { lastStarting, spanOf, type AnchoredSpan, type Span } from '../../text/anchored-span';
import { inShort } from '../hover/entity-markdown';
import { outlineOf, type Outline } from './outline';

/** A name in the file, or a message. */
type Words = Message | string;

/** An item of the overview. */
export interface OverviewItem {
  readonly label: Words;
  /** Details shown after the label. */
  readonly detail: readonly Words[];
  /** The findings at a step. */
  readonly findings: readonly Message[];
  readonly icon: 'group' | 'image' | 'step' | 'unchecked' | Severity;
  /** The span in the file that it links to. */
  readonly span?: Span;
  readonly children: readonly OverviewItem[];
}

/** The maximum number of children of an item. */
const LIMIT = 500;

/** The images of a file, its operations, and what could not be checked, each under a heading. Empty groups are omitted. */
export function overviewOf(checked: Checked, catalogue: Catalogue): readonly OverviewItem[] {
  const operations = outlineOf(checked).flatMap(({ section, children }) => (section === 'operations' ? children : []));
  const steps = operations.flatMap(singleSteps);
  const starts = steps.map(({ span }) => span);
  const stepOf: Finder = ({ step }) => steps[lastStarting(starts, spanOf(step.at).start)];
  const { documents, findings } = checked;
  return [
    group(
      message('overview.images'),
      documents.flatMap((document) => imagesOf(document, stepOf, catalogue)),
    ),
    group(message('overview.operations'), operationsOf(operations, findings)),
    group(
      message('overview.unchecked'),
      documents.flatMap((document) => uncheckedOf(document, stepOf)),
    ),
  ].filter(({ children }) => children.length > 0);
}

/** Finds the outline entry of a step. */
type Finder = (state: StepState) => Outline | undefined;

function singleSteps(step: Outline): readonly Outline[] {
  return step.children.length === 0 ? [step] : step.children.flatMap(singleSteps);
}

function group(label: Message, items: readonly OverviewItem[]): OverviewItem {
  return { ...plainItem(label, 'group'), detail: [String(items.length)], children: limited(items) };
}

function plainItem(label: Words, icon: OverviewItem['icon'], span?: Span): OverviewItem {
  return { label, detail: [], findings: [], icon, span, children: [] };
}

function limited(items: readonly OverviewItem[]): readonly OverviewItem[] {
  const more = items.length - LIMIT;
  if (more <= 0) return items;
  return [...items.slice(0, LIMIT), plainItem(message('overview.more', { count: more }), 'group')];
}

/** The declared images and those that steps create, with their most important facts when they first exist. */
function imagesOf({ evaluation }: CheckedDocument, stepOf: Finder, catalogue: Catalogue): readonly OverviewItem[] {
  const deleted = new Map<string, StepState>();
  for (const state of evaluation.states)
    if (state.action === 'delete') for (const { value } of imageRefs(state.step)) deleted.set(value, state);
  const item = (name: string, at: AnchoredSpan, detail: readonly Words[]): OverviewItem => {
    const end = deleted.get(name);
    const ended = end === undefined ? [] : [message('overview.deleted', { step: stepOf(end)?.name ?? '' })];
    return { ...plainItem(name, 'image', spanOf(at)), detail: [...detail, ...ended] };
  };
  const own = [...evaluation.manifest.images.values()].filter(
    ({ at }) => at.anchor.source === evaluation.manifest.source,
  );
  const declared = own.map(({ name, at }) => {
    const image = evaluation.symbols.find('images', name);
    return item(name, at, image === undefined ? [] : inShort(image, catalogue));
  });
  const made = evaluation.states.flatMap((state) => {
    const { result: image, step } = state;
    const as = 'as' in step ? step.as : undefined;
    if (image === undefined || as === undefined) return [];
    return [item(as.value, as.at, [...inShort(image, catalogue), stepOf(state)?.name ?? ''])];
  });
  return [...declared, ...made];
}

/** The steps in order with their findings. Steps of a `parallel` block are its children. */
function operationsOf(steps: readonly Outline[], findings: readonly Finding[]): readonly OverviewItem[] {
  const sorted = [...findings].sort((a, b) => spanOf(a.at).start - spanOf(b.at).start);
  const found = ({ start, end }: Span): readonly Finding[] => {
    const from = lowerBound(sorted.length, (index) => startOf(sorted[index]) >= start);
    return sorted.slice(
      from,
      lowerBound(sorted.length, (index) => startOf(sorted[index]) >= end),
    );
  };
  const itemOf = ({ name, detail, span, head, children }: Outline): OverviewItem => {
    const own = children.length === 0 ? found(span) : [];
    const worst = severities.find((severity) => own.some((each) => each.severity === severity));
    return {
      ...plainItem(name, worst ?? 'step', head),
      detail: detail === '' ? [] : [detail],
      findings: own.map((each) => each.message),
      children: limited(children.map(itemOf)),
    };
  };
  return steps.map(itemOf);
}

function startOf(finding: Finding | undefined): number {
  return finding === undefined ? Infinity : spanOf(finding.at).start;
}

/** The place of a declaration, if it is in this file. */
function declaredHere({ manifest }: Evaluation, { section, name }: MissingDeclaration): AnchoredSpan | undefined {
  const at = manifest[section].get(name)?.at;
  return at?.anchor.source === manifest.source ? at : undefined;
}

/**
 * The declarations that would allow rules to be checked, starting with those that most checks need, each with these checks. Checks
 * that no single declaration would allow come last.
 */
function uncheckedOf({ evaluation, outcomes }: CheckedDocument, stepOf: Finder): readonly OverviewItem[] {
  const unverified = evaluation.states.flatMap((state, index) =>
    (outcomes[index]?.unverified ?? []).map(({ rule, settle }) => {
      const { at } = state.step;
      const { name = '', detail = '' } = stepOf(state) ?? {};
      const item = {
        ...plainItem(titleOfRule(rule), 'unchecked', spanOf(at)),
        detail: [`${name} ${detail}`.trimEnd()],
      };
      return { settle, at, item };
    }),
  );
  const unchecked = (
    label: Message,
    checks: readonly { readonly item: OverviewItem }[],
    at?: AnchoredSpan,
  ): OverviewItem => ({
    ...group(
      label,
      checks.map(({ item }) => item),
    ),
    icon: 'unchecked',
    span: at && spanOf(at),
  });
  const facts = [...byMissingDeclaration(unverified)]
    .sort((a, b) => b.checks.length - a.checks.length)
    .map(({ settle, checks }) =>
      unchecked(
        settleMessage(settle, evaluation.manifest.sources),
        checks,
        declaredHere(evaluation, settle) ?? checks[0]?.at,
      ),
    );
  const others = unverified.filter(({ settle }) => settle === undefined);
  return others.length === 0 ? facts : [...facts, unchecked(message('overview.others'), others)];
}
