import type { Catalogue } from '../../messages/message';
import { actionNames } from '../../model/actions';
import { definitionAt, definitionOf, topField } from '../../model/describe';
import { sectionNames, type Section } from '../../model/sections';
import type { Checked, CheckedDocument } from '../../service';
import type { Path } from '../../syntax/change';
import { entryIndexAt, nodeAt } from '../../syntax/cursor';
import type { Node } from '../../syntax/node';
import { lineStart } from '../../text/place';
import { firstStepFrom } from '../focus';
import { commentItems } from './comments';
import { actionItems, beginnings, fieldItems, freeNames, mapAt, sectionOf, stepItems, topItems } from './fields';
import { doubts, refusals } from './fit';
import { sorted, type Completion, type Completions } from './item';
import { diskItems, nameItems, noKey } from './names';
import { newManifest } from './skeleton';
import { standIn, typedWord, typingAt, type Typing } from './typing';
import { osVersionItems, valueItems } from './values';

interface Asked {
  readonly checked: Checked;
  /** What is typed so far of the word. */
  readonly typed: string;
  readonly typing: Typing;
  readonly catalogue: Catalogue;
}

type Found = Omit<Completions, 'replace'>;

/** For whom the items are. */
interface For {
  /** The file is to be JSON; a text that is there tells by itself. */
  readonly json?: boolean;
  /** The region that is offered first, and that a new manifest begins with. */
  readonly region?: string | undefined;
}

/** A line that says more than a comment. */
const saying = /(?:^|\n)[ \t]*[^\s#]/;

/** Everything that fits at an offset. */
export function completionsAt(
  checked: Checked,
  offset: number,
  catalogue: Catalogue,
  { json = false, region }: For = {},
): Completions {
  const { text } = checked;
  const word = typedWord(text, offset);
  const whole = (items: readonly Completion[]): Completions => ({ replace: word, items, incomplete: false });
  const inComment = commentItems(checked, word, catalogue);
  if (inComment !== undefined) return whole(inComment);
  if (!saying.test(text.slice(0, word.start)) && !saying.test(text.slice(word.end)))
    return whole([newManifest(json, catalogue, region)]);
  const typing = typingAt(checked, offset);
  if (typing === undefined) return whole([]);
  const dash = withoutDash(checked, typing);
  const found = dash
    ? only(stepItems(typing.style, 'value', true))
    : itemsFor({ checked, typed: text.slice(typing.replace.start, offset), typing, catalogue });
  const items = found.items.map((item) => (isValue(item, region) ? { ...item, sort: sorted(0, 0) } : item));
  return { replace: typing.replace, incomplete: found.incomplete, items };
}

function isValue({ kind, label }: Completion, value: string | undefined): boolean {
  return kind === 'value' && label === value;
}

function only(items: readonly Completion[]): Found {
  return { items, incomplete: false };
}

/** Whether a step may begin here, but for its dash: on a line of its own where the items of `operations` stand. */
function withoutDash({ text }: Checked, { document, replace, style, on }: Typing): boolean {
  if (style.flow || style.column === 0 || style.lead !== '' || on !== 'key') return false;
  const section = document?.syntax.sections.findLast(({ key }) => key.start <= replace.start);
  const line = text.slice(replace.start - style.column, replace.start);
  if (!/^ +$/.test(line)) return false;
  if (section?.name === 'operations') {
    const { start } = section.value;
    return section.list && !section.flow && start - lineStart(text, start) === style.column;
  }
  return false;
}

function itemsFor(asked: Asked): Found {
  const { typing, catalogue } = asked;
  const { entry, path, on, style } = typing;
  const [top, inner] = entry.path;
  if (top.includes(standIn)) return only(topItems(new Set(topNames(typing)), style, catalogue));
  if (inner === undefined) return on === 'value' ? only(valueItems(topField(top), [top], style, catalogue)) : only([]);
  const section = sectionNames.find((each) => each === top);
  if (section !== undefined) return String(inner).includes(standIn) ? only([]) : inThing(section, asked);
  if (top !== 'operations') return only([]);
  if (typeof inner === 'string') return only(stepItems(style, 'value', true));
  const [block, index] = path;
  if (block === 'parallel' && typeof index === 'number') return inStep(asked, path.slice(0, 2), path.slice(2));
  return inStep(asked, [], path);
}

function topNames({ document }: Typing): readonly string[] {
  return (document?.syntax.entries ?? [])
    .filter(({ path, key }) => path.length === 1 && key !== undefined)
    .map(({ path }) => path[0])
    .concat((document?.syntax.sections ?? []).map(({ name }) => name));
}

function inThing(section: Section, { checked, typing, typed, catalogue }: Asked): Found {
  const { entry, path, on, style, document } = typing;
  const definition = definitionAt(definitionOf(section), path);
  const node = nodeAlong(entry.value, path);
  const items: Completion[] = [];
  if (on === 'key' && mapAt(definition) !== undefined) items.push(...fieldItems(section, path, node, style, catalogue));
  else if (on === 'key' && !isItem(path)) items.push(...freeNames(path, style, catalogue));
  if (on === 'key' && !isItem(path)) return only(items);
  const named = sectionOf(path);
  if (named !== undefined && document !== undefined) {
    const refused = doubts(checked, document, { section, name: String(entry.path[1]), node: entry.value, path });
    const found = nameItems(document, { section: named, typed, before: 0, refused }, style, catalogue);
    return { items: [...items, ...found.items], incomplete: found.incomplete };
  }
  if (path.length === 1 && path[0] === 'os_version')
    return only(osVersionItems(textOf(entry.value, 'os_type'), textOf(entry.value, 'architecture'), style));
  return only([...items, ...valueItems(definition, path, style, catalogue)]);
}

/** Whether a path leads to an item of a list, where a name may be a value that is only begun. */
function isItem(path: Path): boolean {
  return typeof path.at(-1) === 'number';
}

/** `to` leads to the step, `path` on from there. */
function inStep({ checked, typing, typed, catalogue }: Asked, to: Path, path: Path): Found {
  const { entry, on, style, document } = typing;
  const step = nodeAlong(entry.value, to);
  if (step === undefined) return only([]);
  const action = textOf(step, 'action');
  const known = actionNames.find((each) => each === action);
  if (path.length === 0 && on === 'value') return only(stepItems(style, 'value', false));
  if (path.length === 0 && known === undefined) {
    const begun = step.type === 'map' && step.fields.size === 1;
    // A block has steps alone.
    const first = beginnings(style, catalogue).filter(({ label }) => to.length === 0 || label !== 'parallel');
    return only([...first, ...(begun ? stepItems(style, 'key', false) : [])]);
  }
  if (path.length === 1 && path[0] === 'action' && on === 'value') return only(actionItems(style));
  if (known === undefined) return only([]);
  const node = nodeAlong(step, path);
  const definition = definitionAt(definitionOf(known), path);
  if (on === 'key' && !isItem(path)) {
    const free = mapAt(definition) === undefined;
    return only(free ? freeNames(path, style, catalogue) : fieldItems(known, path, node, style, catalogue));
  }
  const section = sectionOf(path);
  if (section !== undefined && document !== undefined) {
    const before = stepBefore(typing);
    const refused = refusals(checked, document, { node: step, path, before });
    const found = nameItems(document, { section, typed, before, refused }, style, catalogue);
    const none = known === 'copy-in-region' && path[0] === 'key' ? [noKey(style, catalogue)] : [];
    return { items: [...found.items, ...none], incomplete: found.incomplete };
  }
  if (path[0] === 'disk' && document !== undefined) {
    const refused = refusals(checked, document, { node: step, path, before: stepBefore(typing) });
    return only(diskItems(document, { server: textOf(step, 'server'), refused }, style, catalogue));
  }
  if (path.length === 1 && path[0] === 'os_version')
    return only(osVersionItems(osTypeOf(step, document), textOf(step, 'architecture'), style));
  return only(valueItems(definition, path, style, catalogue));
}

/** Index of the first step that starts together with the one that is typed. */
function stepBefore({ document, replace }: Typing): number {
  if (document === undefined) return 0;
  const { syntax, run } = document;
  return firstStepFrom(run, syntax.entries[entryIndexAt(syntax, replace.start)]?.piece.start ?? 0);
}

function osTypeOf(step: Node, document: CheckedDocument | undefined): string | undefined {
  const server = textOf(step, 'server');
  const fact = server === undefined ? undefined : document?.run.world.find('servers', server)?.facts.os_type;
  return textOf(step, 'os_type') ?? (fact?.known === true ? fact.value : undefined);
}

function nodeAlong(node: Node, path: Path): Node | undefined {
  return nodeAt(node, path)?.node;
}

function textOf(node: Node, field: string): string | undefined {
  const value = node.type === 'map' ? node.fields.get(field)?.value : undefined;
  return value?.type === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
