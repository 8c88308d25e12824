import type { StepState } from '../facts/step-state';
import { entityMarkdown, inShort } from '../features/hover/entity-markdown';
import type { Settings } from '../config/settings';
import type { Hover } from '../features/hover/hover';
import { stateOf, type CodeLens } from '../features/outline/code-lens';
import type { InlayHint } from '../features/outline/inlay-hints';
import { aboutRule } from '../features/rule-links';
import type { Checked } from '../engine/session';
import { say, type Catalogue } from '../messages/message';
import { withShortAddresses } from '../model/terraform/short-address';
import { referencesOf } from '../model/references';
import type { TerraformFile } from '../terraform/session';
import { instancesByStep } from '../terraform/which-instances';
import { spanOf, touches, type Anchor, type Span } from '../text/anchored-span';

/** The steps of resources in this file; for a block with several instances, the first one, or the first one of each call of its module. */
function statesIn(
  checked: Checked,
  eachCall = false,
): readonly { readonly state: StepState; readonly unchecked: number }[] {
  const [document] = checked.documents;
  const instances = eachCall ? instancesByStep((checked.syntax as TerraformFile).lowered) : [];
  const seen = new Map<Anchor, Set<string>>();
  return (document?.evaluation.states ?? []).flatMap((state, index) => {
    const { anchor } = state.step.nodePath;
    if (anchor.source !== checked.source) return [];
    const module = instances[index]?.module ?? '';
    const calls = seen.get(anchor) ?? new Set<string>();
    if (calls.has(module)) return [];
    seen.set(anchor, calls.add(module));
    return [{ state, unchecked: document?.outcomes[index]?.unverified.length ?? 0 }];
  });
}

/** The maximum number of calls of a module in a hover. */
const CALLS_SHOWN = 3;

/** The block of a resource. */
function blockOf(checked: Checked, { step }: StepState): Span {
  const entry = checked.syntax.documents[0]?.entries.find(({ anchor }) => anchor === step.nodePath.anchor);
  const { start } = step.nodePath.anchor;
  return { start, end: start + (entry?.end ?? 0) };
}

/** The known facts of the image that a resource creates or refers to, below the rules of the findings there. */
export function terraformHover(
  checked: Checked,
  offset: number,
  catalogue: Catalogue,
  explains: boolean,
): Hover | undefined {
  const findings = checked.findings.filter((finding) => touches(spanOf(finding.at), offset));
  const parts = [...new Set(findings.map(({ rule }) => rule))].map((rule) => aboutRule(rule, catalogue, explains));
  let [span] = findings.map(({ at }) => spanOf(at));
  const [document] = checked.documents;
  const shown = new Set<string>();
  for (const { state } of statesIn(checked, true)) {
    const { start, end } = blockOf(checked, state);
    if (document === undefined || offset < start || end < offset) continue;
    const reference = referencesOf(state.step).find(
      ({ leaf }) => leaf.at.anchor.source === checked.source && touches(spanOf(leaf.at), offset),
    );
    const onHead = touches(spanOf(state.step.at), offset);
    const entity = onHead
      ? state.result
      : reference && document.evaluation.find(reference.section, reference.leaf, state);
    if (entity === undefined || shown.size === CALLS_SHOWN) continue;
    shown.add(entityMarkdown(entity, checked.source, catalogue, findings, (checked.syntax as TerraformFile).words));
    span ??= onHead || reference === undefined ? spanOf(state.step.at) : spanOf(reference.leaf.at);
  }
  parts.push(...shown);
  return span === undefined || parts.length === 0 ? undefined : { span, markdown: parts.join('\n\n---\n\n') };
}

/** Above each resource its problems, or else the number of checks that could not be made. */
export function terraformLenses(
  checked: Checked,
  catalogue: Catalogue,
  { checks }: Settings['codeLens'],
): readonly CodeLens[] {
  if (!checks) return [];
  return statesIn(checked).flatMap(({ state, unchecked }): readonly CodeLens[] => {
    const block = blockOf(checked, state);
    const problems = checked.findings.filter(({ severity, at }) => {
      const { start } = spanOf(at);
      return severity !== 'info' && block.start <= start && start < block.end;
    }).length;
    const title = stateOf(problems, unchecked);
    if (title === undefined) return [];
    return [{ span: spanOf(state.step.at), title: say(title, catalogue), about: 'checks' }];
  });
}

/** The maximum length of a hint in UTF-16 units. VS Code truncates at 43. */
const LENGTH_LIMIT = 40;

/** After each image that an argument refers to, its most important known facts. */
export function terraformHints(
  checked: Checked,
  range: Span,
  catalogue: Catalogue,
  { image }: Settings['inlayHints'],
): readonly InlayHint[] {
  const [document] = checked.documents;
  if (document === undefined || !image) return [];
  return statesIn(checked).flatMap(({ state }) =>
    referencesOf(state.step).flatMap(({ section, leaf }): readonly InlayHint[] => {
      if (section !== 'images' || leaf.at.anchor.source !== checked.source) return [];
      const { end } = spanOf(leaf.at);
      if (end < range.start || range.end < end || !/^[ \t]*(?:#|\r|\n|$)/.test(checked.text.slice(end, end + 200)))
        return [];
      const found = document.evaluation.find('images', leaf, state);
      const parts = found === undefined ? [] : inShort(found, catalogue);
      if (parts.length === 0) return [];
      const more = parts.join(' · ');
      const text = withShortAddresses(more);
      return [{ offset: end, text: text.length > LENGTH_LIMIT ? `${text.slice(0, LENGTH_LIMIT)}…` : text, more }];
    }),
  );
}
