import type { Settings } from '../../config/settings';
import type { Checked } from '../../engine/session';
import { entitiesMarkdown, inShort, valuesByInstance, type SeenEntity } from '../../features/hover/entity-markdown';
import type { Hover } from '../../features/hover/hover';
import { code, plainText } from '../../features/markdown';
import { stateOf, type CodeLens } from '../../features/outline/code-lens';
import type { InlayHint } from '../../features/outline/inlay-hints';
import { aboutRule } from '../../features/rule-links';
import { message, say, type Catalogue } from '../../messages/message';
import type { Argument, Arguments } from '../../model/terraform/configuration';
import { referencesOf } from '../../model/references';
import { withShortAddresses } from '../../model/terraform/short-address';
import { argumentsIn } from '../../terraform/address';
import { terraformFile } from '../../terraform/file';
import { spanOf, touches, type Span } from '../../text/anchored-span';
import { grouped } from '../../text/grouped';
import { instancesAt, labelsOf, stepBlocks, type InstanceInView, type StepInView } from './blocks';

/**
 * The known facts of the image that a resource creates or refers to, or the value of an argument, below the rules of the findings
 * there. What differs between instances or calls of a module is said for each.
 */
export function terraformHover(
  checked: Checked,
  offset: number,
  catalogue: Catalogue,
  explains: boolean,
): Hover | undefined {
  const findings = checked.findings.filter((finding) => touches(spanOf(finding.at), offset));
  const rules = [...new Set(findings.map(({ rule }) => rule))].map((rule) => aboutRule(rule, catalogue, explains));
  const about = aboutImage(checked, offset, findings, catalogue) ?? aboutArgument(checked, offset, catalogue);
  const parts = about === undefined ? rules : [...rules, about.markdown];
  const [first] = findings;
  const span = first === undefined ? about?.span : spanOf(first.at);
  return span === undefined || parts.length === 0 ? undefined : { span, markdown: parts.join('\n\n---\n\n') };
}

/** What is known about the image at an offset: that of the block, or one that an argument refers to. */
function aboutImage(
  checked: Checked,
  offset: number,
  findings: Checked['findings'],
  catalogue: Catalogue,
): Hover | undefined {
  const found = stepBlocks(checked).find(({ block }) => touches(block, offset));
  if (found === undefined) return undefined;
  const isOnHead = touches(found.head, offset);
  const seen = firstOfEach(
    found.steps.flatMap((each) => {
      if (isOnHead) return [{ ...each, span: found.head, view: each.view, entity: each.state.result }];
      const reference = referenceAt(each, offset);
      if (reference === undefined) return [];
      const entity = each.document.evaluation.find(reference.section, reference.leaf, each.state);
      return [{ ...each, span: spanOf(reference.leaf.at), entity }];
    }),
  );
  const [first] = seen;
  const markdown = entitiesMarkdown(
    seen.map(({ entity, view: { checked: own } }): SeenEntity => ({
      entity: entity,
      source: own.source,
      wording: terraformFile(own.syntax).words,
    })),
    { catalogue, findings, labelOf: labelsOf(seen, catalogue) },
  );
  return first === undefined || markdown === ''
    ? undefined
    : { span: first.span, markdown: withShortAddresses(markdown) };
}

function referenceAt({ state, view }: StepInView, offset: number) {
  return referencesOf(state.step).find(
    ({ leaf }) => leaf.at.anchor.source === view.checked.source && touches(spanOf(leaf.at), offset),
  );
}

/** The first step of each instance. */
function firstOfEach<T extends InstanceInView>(steps: readonly T[]): readonly T[] {
  return [...new Map([...steps].reverse().map((each) => [each.instance, each])).values()].reverse();
}

/** A value that is written as it is. */
const literal = /^(?:"(?:[^"\\$%]|\\.)*"|-?[\d.]+|true|false|null)$/;

/** The value of the argument at an offset, if it is not written there. */
function aboutArgument(checked: Checked, offset: number, catalogue: Catalogue): Hover | undefined {
  const all = instancesAt(checked, offset).flatMap((each) => {
    const found = argumentAt(each.instance.arguments, offset);
    return found === undefined ? [] : [{ ...each, ...found }];
  });
  const at = all[0]?.argument.at;
  if (at === undefined || all.some(({ argument }) => argument.value.sensitive === true)) return undefined;
  const span = spanOf(at);
  const values = all.map(({ argument: { value } }) =>
    value.type === 'known' && value.value !== null ? String(value.value) : undefined,
  );
  const different = new Set(values);
  const [same] = different;
  if (literal.test(checked.text.slice(span.start, span.end)) || (same === undefined && different.size === 1))
    return undefined;
  const said =
    same !== undefined && different.size === 1
      ? code(same)
      : valuesByInstance(values, labelsOf(all, catalogue), catalogue);
  return { span, markdown: `${code(all[0]?.name ?? '')}: ${said}` };
}

function argumentAt(
  all: Arguments,
  offset: number,
): { readonly name: string; readonly argument: Argument } | undefined {
  for (const { path, argument } of argumentsIn(all))
    if (argument.at !== undefined && touches(spanOf(argument.at), offset)) return { name: path.at(-1) ?? '', argument };
  return undefined;
}

/** Above each resource its problems, or else the number of rules that could not be checked for one of its instances. */
export function terraformLenses(
  checked: Checked,
  catalogue: Catalogue,
  { checks }: Settings['codeLens'],
): readonly CodeLens[] {
  if (!checks) return [];
  return stepBlocks(checked).flatMap(({ block, head, steps }): readonly CodeLens[] => {
    const problems = checked.findings.filter(({ severity, at }) => {
      const { start } = spanOf(at);
      return severity !== 'info' && block.start <= start && start < block.end;
    }).length;
    const unchecked = new Set(steps.flatMap(({ outcome }) => outcome?.unverified.map(({ rule }) => rule) ?? []));
    const title = stateOf(problems, unchecked.size);
    return title === undefined ? [] : [{ span: head, title: say(title, catalogue), about: 'checks' }];
  });
}

/** The maximum length of a hint in UTF-16 units. VS Code truncates at 43. */
const LENGTH_LIMIT = 40;

/** The maximum number of different values that a hint lists in its long form. */
const LISTED = 5;

/**
 * After each image that an argument refers to, its most important known facts. If they differ between instances, only their number: one
 * of them would be wrong for the others, and there is no room for all.
 */
export function terraformHints(
  checked: Checked,
  range: Span,
  catalogue: Catalogue,
  { image }: Settings['inlayHints'],
): readonly InlayHint[] {
  if (!image) return [];
  const isShown = (end: number): boolean =>
    range.start <= end && end <= range.end && /^[ \t]*(?:#|\r|\n|$)/.test(checked.text.slice(end, end + 200));
  return stepBlocks(checked).flatMap(({ block, steps }): readonly InlayHint[] => {
    if (block.end < range.start || range.end < block.start) return [];
    const found = steps.flatMap((each) =>
      referencesOf(each.state.step).flatMap(({ section, leaf }) => {
        const { end } = spanOf(leaf.at);
        const isImage = section === 'images' && leaf.at.anchor.source === each.view.checked.source && isShown(end);
        return isImage ? [{ ...each, end, leaf }] : [];
      }),
    );
    return Array.from(grouped(found, ({ end }) => end)).flatMap(([offset, all]) => {
      const instances = firstOfEach(all);
      const values = instances.map(({ document, leaf, state }) => {
        const own = document.evaluation.find('images', leaf, state);
        return own === undefined ? '' : inShort(own, catalogue).join(' · ');
      });
      return hintOf(offset, values, labelsOf(instances, catalogue), catalogue);
    });
  });
}

function hintOf(
  offset: number,
  values: readonly string[],
  labelOf: (indices: readonly number[]) => string,
  catalogue: Catalogue,
): readonly InlayHint[] {
  const different = grouped([...values.keys()], (index) => values[index] ?? '');
  const [more = ''] = values;
  if (different.size > 1) {
    const rows = Array.from(different, ([value, indices]) => {
      const shown = value === '' ? say(message('hover.not-known'), catalogue) : value;
      return say(message('hover.value-of', { value: shown, instances: labelOf(indices) }), catalogue);
    });
    const rest = rows.length - LISTED;
    if (rest > 0) rows.splice(LISTED, rest, say(message('hint.more', { count: rest }), catalogue));
    const text = say(message('hint.different', { count: different.size }), catalogue);
    return [{ offset, text, more: plainText(rows.join('\n')) }];
  }
  if (more === '') return [];
  const text = withShortAddresses(more);
  return [{ offset, text: text.length > LENGTH_LIMIT ? `${text.slice(0, LENGTH_LIMIT)}…` : text, more }];
}
