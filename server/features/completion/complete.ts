import type { Catalogue } from '../../messages/message';
import { actionNames } from '../../model/actions';
import { definitionAt, definitionOf, topField, type Definition } from '../../model/describe';
import { sectionNames, type Section } from '../../model/sections';
import type { Checked, CheckedDocument } from '../../service';
import type { Path } from '../../syntax/change';
import { entryIndexAt, nodeAt } from '../../syntax/cursor';
import type { Node } from '../../syntax/node';
import { firstStepFrom } from '../focus';
import { commentItems } from './comments';
import { fieldItems, freeNames, mapAt, sectionOf, topItems } from './fields';
import { doubts, refusals } from './fit';
import { sorted, type Completion, type Completions } from './item';
import { lineOfSection, lineOfStep, type StepLine } from './lines';
import { diskItems, nameItems, noKey } from './names';
import { newManifest } from './skeleton';
import { actionItems, beginnings, encryptAndShare, stepItems, type Where } from './steps';
import { documentAround, inLines, standIn, typedWord, typingAt, type Style, type Typing } from './typing';
import { inBrackets, osVersionItems, valueItems } from './values';

interface Asked {
  readonly checked: Checked;
  /** What is typed so far of the word. */
  readonly typed: string;
  readonly typing: Typing;
  /** Where a step goes, where one may be meant. */
  readonly line: StepLine | undefined;
  readonly catalogue: Catalogue;
}

type Found = Omit<Completions, 'replace'>;

/** For whom the items are. */
interface For {
  /** The file is to be JSON; a text that is there tells by itself. */
  readonly json?: boolean;
  /** The region that is offered first, and that a new manifest begins with. */
  readonly region?: string | undefined;
  /** The list was not asked for: a letter came up with it, such as a space. */
  readonly unasked?: boolean;
}

/** A line that says more than a comment. */
const saying = /(?:^|\n)[ \t]*[^\s#]/;

/** Everything that fits at an offset. */
export function completionsAt(
  checked: Checked,
  offset: number,
  catalogue: Catalogue,
  { json = false, region, unasked = false }: For = {},
): Completions {
  const { text } = checked;
  const word = typedWord(text, offset);
  const inComment = commentItems(checked, { replace: word, typed: text.slice(word.start, offset), unasked }, catalogue);
  if (inComment !== undefined) return { replace: word, ...inComment };
  if (!saying.test(text.slice(0, word.start)) && !saying.test(text.slice(word.end)))
    return { replace: word, ...only([newManifest(json, catalogue, region)]) };
  const document = documentAround(checked, offset);
  const line = document === undefined ? undefined : lineOfStep(checked, document, word.start);
  // A dash that stands deeper than those of the steps around is no YAML: the step brings it to its place.
  if (line?.dash === 'deeper')
    return { replace: word, ...only(wholeSteps(inLines(text), line.inBlock, line, catalogue)) };
  const typing = typingAt(checked, offset);
  if (typing === undefined) return { replace: word, ...only([]) };
  const typed = text.slice(Math.max(typing.replace.start, word.start), offset);
  const found = itemsFor({ checked, typed, typing, line, catalogue });
  const items = found.items.map((item) => (isValue(item, region) ? { ...item, sort: sorted(0, 0) } : item));
  return { replace: typing.replace, incomplete: found.incomplete, items };
}

function isValue({ kind, label }: Completion, value: string | undefined): boolean {
  return kind === 'value' && label === value;
}

function only(items: readonly Completion[]): Found {
  return { items, incomplete: false };
}

function itemsFor(asked: Asked): Found {
  const { checked, typing, line, catalogue } = asked;
  const { entry, style, on } = typing;
  const own = on === 'key' && !style.colon && !style.flow;
  if (own && line?.dash === 'missing') return only(wholeSteps(style, line.inBlock, line, catalogue));
  if (entry.path[0].includes(standIn))
    return only(topItems(new Set(topNames(typing)), style, catalogue, lineOfSection(checked, typing)));
  const found = itemsInside(asked);
  const inside = new Set(found.items.map(({ label }) => label));
  const further = own && asked.typed !== '' ? furtherOut(asked) : [];
  return {
    items: [...found.items, ...further.filter(({ label }) => !inside.has(label))],
    incomplete: found.incomplete || further.length > 0,
  };
}

/** What may follow the thing or step that is typed, further out: a step, a section. */
function furtherOut({ checked, typing, line, typed, catalogue }: Asked): readonly Completion[] {
  const section = lineOfSection(checked, typing);
  const steps = line?.dash === 'missing deeper' ? stepItems(typing.style, line) : [];
  const fields = section === undefined ? [] : topItems(new Set(topNames(typing)), typing.style, catalogue, section);
  return [...steps, ...fields.filter(({ label }) => isSectionName(label))]
    .filter(({ label }) => label.startsWith(typed))
    .map((item, index) => ({ ...item, sort: sorted(8, index) }));
}

function isSectionName(name: string): boolean {
  return name === 'operations' || sectionNames.some((each) => each === name);
}

/** Everything that an item of `operations`, or of a block in it, may be. */
function wholeSteps(style: Style, inBlock: boolean, where: Where, catalogue: Catalogue): readonly Completion[] {
  const others = beginnings(style, where, catalogue).filter(({ label }) => !inBlock || label !== 'parallel');
  const pair = !style.flow && !style.json && !inBlock && where !== 'fields';
  return [...stepItems(style, where), ...(pair ? [encryptAndShare(style, where, catalogue)] : []), ...others];
}

function itemsInside(asked: Asked): Found {
  const { typing, line, catalogue } = asked;
  const { entry, path, on, style, replace } = typing;
  const [top, inner] = entry.path;
  if (inner === undefined) return only(on === 'value' ? valueItems(topField(top), 'top', [top], style, catalogue) : []);
  const section = sectionNames.find((each) => each === top);
  if (section !== undefined) return String(inner).includes(standIn) ? only([]) : inThing(section, asked);
  if (top !== 'operations') return only([]);
  if (typeof inner === 'string') {
    const first = { from: replace.start, before: `${style.lead}- `, column: style.column + 2, after: '' };
    return only(wholeSteps(style, false, first, catalogue));
  }
  const own = line?.dash === 'right' ? line : undefined;
  const [block, index] = path;
  if (block === 'parallel' && typeof index === 'number') return inStep(asked, path.slice(0, 2), path.slice(2), own);
  return inStep(asked, [], path, own);
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
  else if (on === 'key' && !isItem(path)) items.push(...freeNames(path, node, style, catalogue));
  if (on === 'key' && !isItem(path)) return only(items);
  const named = sectionOf(path);
  if (named !== undefined && document !== undefined) {
    const refused = doubts(checked, document, { section, name: String(entry.path[1]), node: entry.value, path });
    const taken = siblings(entry.value, path);
    const found = nameItems(document, { section: named, typed, before: 0, refused, taken }, style, catalogue);
    return asList({ ...found, items: [...items, ...found.items] }, definition, style);
  }
  if (path.length === 1 && path[0] === 'os_version')
    return only(osVersionItems(textOf(entry.value, 'os_type'), textOf(entry.value, 'architecture'), style));
  const values = untaken(valueItems(definition, section, path, style, catalogue), siblings(entry.value, path));
  return asList(only([...items, ...values]), definition, style);
}

/** Whether a path leads to an item of a list, where a name may be a value that is only begun. */
function isItem(path: Path): boolean {
  return typeof path.at(-1) === 'number';
}

/** The other items of the list that a path leads into. */
function siblings(node: Node, path: Path): ReadonlySet<unknown> {
  const list = isItem(path) ? nodeAlong(node, path.slice(0, -1)) : undefined;
  const items = list?.type === 'list' ? list.items : [];
  return new Set(items.map((item) => (item.type === 'scalar' ? item.value : undefined)));
}

function untaken(items: readonly Completion[], taken: ReadonlySet<unknown>): readonly Completion[] {
  return items.filter(({ label }) => !taken.has(label));
}

/** Items of a list, in its brackets where it is not begun. */
function asList(found: Found, definition: Definition | undefined, style: Style): Found {
  const isList = definition?.type === 'array' || definition?.anyOf?.some(({ type }) => type === 'array') === true;
  return isList ? { ...found, items: inBrackets(found.items, style) } : found;
}

/** `to` leads to the step, `path` on from there; `line`: the step's own, where what is typed stands behind its dash. */
function inStep(asked: Asked, to: Path, path: Path, line: StepLine | undefined): Found {
  const { checked, typing, typed, catalogue } = asked;
  const { entry, on, style, document } = typing;
  const step = nodeAlong(entry.value, to);
  if (step === undefined) return only([]);
  const action = textOf(step, 'action');
  const known = actionNames.find((each) => each === action);
  if (path.length === 0 && on === 'value') return only(wholeSteps(style, to.length > 0, line ?? 'map', catalogue));
  if (path.length === 0 && known === undefined) {
    const begun = step.type === 'map' && step.fields.size === 1;
    if (!begun) return only(beginnings(style, 'fields', catalogue).filter(({ label }) => label === 'action'));
    return only(wholeSteps(style, to.length > 0, line ?? (style.flow || style.json ? 'fields' : 'map'), catalogue));
  }
  if (path.length === 1 && path[0] === 'action' && on === 'value')
    return only(actionItems(style, step, columnOfKey(checked, typing)));
  if (known === undefined) return only([]);
  const node = nodeAlong(step, path);
  const definition = definitionAt(definitionOf(known), path);
  if (on === 'key' && !isItem(path)) {
    const free = mapAt(definition) === undefined;
    return only(free ? freeNames(path, node, style, catalogue) : fieldItems(known, path, node, style, catalogue));
  }
  const taken = siblings(step, path);
  const section = sectionOf(path);
  if (section !== undefined && document !== undefined) {
    const before = stepBefore(typing);
    const refused = refusals(checked, document, { node: step, path, before });
    const found = nameItems(document, { section, typed, before, refused, taken }, style, catalogue);
    const none = known === 'copy-in-region' && path[0] === 'key' ? [noKey(style, catalogue)] : [];
    return asList({ ...found, items: [...found.items, ...none] }, definition, style);
  }
  if (path[0] === 'disk' && document !== undefined) {
    const refused = refusals(checked, document, { node: step, path, before: stepBefore(typing) });
    return only(diskItems(document, { server: textOf(step, 'server'), refused }, style, catalogue));
  }
  if (path.length === 1 && path[0] === 'os_version')
    return only(osVersionItems(osTypeOf(step, document), textOf(step, 'architecture'), style));
  return asList(only(untaken(valueItems(definition, known, path, style, catalogue), taken)), definition, style);
}

/** The column of the key whose value is typed, where both are in one line. */
function columnOfKey({ lines }: Checked, { replace }: Typing): number {
  const { line, character } = lines.position(replace.start);
  return lines
    .line(line)
    .slice(0, character)
    .search(/[^\s-]|$/);
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
