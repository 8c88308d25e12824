import { apisOf, constraintsOn, errorCode } from '../catalog/reference';
import { isLimit } from '../catalog/limits';
import { regionName } from '../catalog/regions';
import { pageOf } from '../docs';
import type { Ran } from '../facts/ran';
import type { Settle } from '../facts/fact';
import { message, say, type Catalogue } from '../messages/message';
import { definitionOf, type Definition } from '../model/describe';
import type { Finding, Verdict } from '../rules/judge';
import type { Checked } from '../service';
import { Lines } from '../text/lines';
import { spanOf, touches, type Span } from '../text/place';
import { definitionFor, focusAt, type Focus } from './focus';
import { knownOf } from './known';
import { code, escaped, markdown } from './markdown';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What can be said at an offset: findings there, what a name stands for, what a step or a field does. */
export function hover(checked: Checked, offset: number, catalogue: Catalogue): Hover | undefined {
  const findings = checked.findings.filter((finding) => touches(spanOf(finding.at), offset));
  const focus = focusAt(checked, offset);
  const parts = findings.map((finding) => ruleInShort(finding, catalogue));
  if (focus !== undefined) parts.push(...about(focus, checked, catalogue));
  parts.push(...codesAt(checked.text, offset, catalogue));
  if (parts.length === 0) return undefined;
  const [first] = findings;
  const span = first === undefined ? spanAt(focus, offset) : spanOf(first.at);
  return { span, markdown: parts.join('\n\n---\n\n') };
}

function spanAt(focus: Focus | undefined, offset: number): Span {
  if (focus === undefined) return { start: offset, end: offset };
  const { piece } = focus.cursor.entry;
  return { start: piece.start + focus.cursor.span.start, end: piece.start + focus.cursor.span.end };
}

/** The rule behind a finding, with a link to its page. */
function ruleInShort(finding: Finding, catalogue: Catalogue): string {
  const title = `${finding.rule}.title`;
  const short =
    title in catalogue.sentences ? catalogue.sentences[title as keyof typeof catalogue.sentences] : finding.rule;
  return `**${escaped(short)}** · [${finding.rule}](${pageOf(finding.rule)})`;
}

function about(focus: Focus, checked: Checked, catalogue: Catalogue): readonly string[] {
  const { cursor, ran, path, reference, document, thing } = focus;
  const lines = new Lines(checked.text);
  if (ran !== undefined && path.length === 1 && path[0] === 'action' && cursor.on === 'value') {
    const index = document.run.ran.indexOf(ran);
    return [aboutStep(ran, document.verdicts[index], catalogue)];
  }
  const definition = definitionFor(focus);
  const parts: string[] = [];
  if (reference !== undefined) {
    const view = document.run.find(reference.section, reference.leaf, ran?.start ?? 0);
    if (view !== undefined)
      parts.push(`**${code(view.name)}** · ${code(view.section)}\n\n${knownOf(view, lines, catalogue)}`);
  } else if (ran?.made !== undefined && path[0] === 'as') {
    parts.push(`**${code(ran.made.name)}** · ${code('images')}\n\n${knownOf(ran.made, lines, catalogue)}`);
  } else if (thing !== undefined && path.length === 0 && cursor.on === 'key') {
    const view = document.run.world.find(thing.section, thing.name);
    if (view !== undefined)
      parts.push(`**${code(view.name)}** · ${code(thing.section)}\n\n${knownOf(view, lines, catalogue)}`);
  }
  if (definition !== undefined && !(thing !== undefined && path.length === 0))
    parts.push(aboutField(focus, definition, catalogue));
  const { node } = cursor;
  if (cursor.on === 'value' && node.type === 'scalar' && typeof node.value === 'string') {
    const name = regionName(node.value, catalogue.locale);
    if (name !== undefined) parts.push(`${code(node.value)}: ${escaped(name)}`);
  }
  return parts;
}

function aboutField({ cursor, path }: Focus, definition: Definition, catalogue: Catalogue): string {
  const name = [...path].reverse().find((part) => typeof part === 'string') ?? cursor.entry.path[0];
  const parts = [`**${code(name)}** — ${escaped(definition.description ?? '')}`];
  const list = (values: readonly unknown[]): string => values.map((value) => code(String(value))).join(', ');
  if (definition.enum !== undefined)
    parts.push(`${say(message('hover.permitted'), catalogue)} ${list(definition.enum)}`);
  if (definition.default !== undefined)
    parts.push(`${say(message('hover.default'), catalogue)} ${list([definition.default])}`);
  if (definition.examples !== undefined)
    parts.push(`${say(message('hover.examples'), catalogue)} ${list(definition.examples)}`);
  return parts.join('  \n');
}

/** What a step does, the call it stands for, how its checks came out, and what the documents say besides. */
function aboutStep({ step }: Ran, verdict: Verdict | undefined, catalogue: Catalogue): string {
  const parts = [`**${code(step.action)}** — ${escaped(definitionOf(step.action).description ?? '')}`];
  const calls = apisOf(step.action).map((api) => `- ${code(`${api.method} ${api.uri}`)} ${escaped(api.id)}`);
  if (calls.length > 0) parts.push(`${say(message('hover.calls'), catalogue)}\n${calls.join('\n')}`);
  if (verdict !== undefined) parts.push(checks(verdict, catalogue));
  const limits = constraintsOn(step.action).filter(([id, constraint]) => constraint.place === 'rule' && isLimit(id));
  if (limits.length > 0) {
    parts.push(
      `${say(message('hover.limits'), catalogue)}\n${limits.map(([, each]) => `- ${escaped(each.statement)}`).join('\n')}`,
    );
  }
  const advice = constraintsOn(step.action)
    .filter(([, constraint]) => constraint.place === 'advice')
    .slice(0, 6);
  if (advice.length > 0) {
    parts.push(
      `${say(message('hover.advice'), catalogue)}\n${advice.map(([, each]) => `- ${escaped(each.statement)}`).join('\n')}`,
    );
  }
  return parts.join('\n\n');
}

function checks({ violated, verified, unverified }: Verdict, catalogue: Catalogue): string {
  const counts = message('hover.checks', {
    violated: violated.length,
    verified: verified.length,
    unverified: unverified.length,
  });
  const bad = violated.map((rule) => `- ✗ [${rule}](${pageOf(rule)})`);
  const open = unverified.map(({ rule, settle }) => `- ? [${rule}](${pageOf(rule)})${settled(settle, catalogue)}`);
  const good = verified.length === 0 ? [] : [`- ✓ ${verified.map((rule) => `[${rule}](${pageOf(rule)})`).join(', ')}`];
  return [`**${say(counts, catalogue)}**`, ...bad, ...open, ...good].join('\n');
}

function settled(settle: Settle | undefined, catalogue: Catalogue): string {
  if (settle === undefined) return '';
  const { field, name, section } = settle;
  return `: ${markdown(message('hover.settle', { field, name, section }), catalogue)}`;
}

/** Error codes of IMS are explained wherever they stand, in comments too. */
function codesAt(text: string, offset: number, catalogue: Catalogue): readonly string[] {
  const around = text.slice(Math.max(0, offset - 8), offset + 8);
  const found = /IMG\.\d{4}/i.exec(around);
  const known = found === null ? undefined : errorCode(found[0]);
  if (known === undefined) return [];
  const foreseen = known.foreseen.map((rule) => `[${rule}](${pageOf(rule)})`).join(', ');
  const by = foreseen === '' ? '' : `\n\n${say(message('hover.foreseen'), catalogue)} ${foreseen}`;
  return [`**${known.code}** — ${escaped(known.message)}\n\n${escaped(known.remedy ?? '')}${by}`];
}
