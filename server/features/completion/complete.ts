import type { Catalogue } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import { definitionAt, definitionOf, topField, type Definition } from '../../model/schema-lookup';
import type { StepPoint } from '../../model/order';
import { sectionReferredTo } from '../../model/references';
import { isSection, sectionNames, type Section } from '../../model/sections';
import type { Checked, CheckedDocument } from '../../engine/session';
import type { Path } from '../../syntax/change';
import { documentAt, entryIndexAt, nodeAt } from '../../syntax/cursor';
import { standIn, type CompletionContext, type Notation, type OwnLine, type StepLine } from '../../syntax/frontend';
import type { Node } from '../../syntax/node';
import { typedWord } from '../../text/word';
import { firstStepFrom, stepsAt } from '../steps-in';
import { commentItems } from './comments';
import { fieldItems, freeNames, innerTopItems, mapAt, topItems } from './fields';
import { warningsWith, errorsWith } from './candidate-check';
import { sorted, type Completion, type Completions } from './item';
import { newManifest } from './manifest-templates';
import { diskItems, nameItems, noKey, type NameQuery } from './names';
import { actionItems, beginnings, chainItem, encryptAndShare, stepItems, type Where } from './steps';
import { inBrackets, osVersionItems, untaken, valueItems, valueText } from './values';

interface CursorRequest {
  readonly checked: Checked;
  /** The typed part of the word. */
  readonly typed: string;
  readonly typing: CompletionContext;
  readonly document: CheckedDocument | undefined;
  /** The line of a new step, if there may be one. */
  readonly line: StepLine | undefined;
  readonly catalogue: Catalogue;
  /** The relative paths of other manifests. */
  readonly paths: () => readonly string[];
}

type CompletionItems = Omit<Completions, 'replace'>;

/** The options of a completion request. */
interface For {
  /** The preferred region, also for new manifests. */
  readonly region?: string | undefined;
  /** The list was triggered by a character, such as a space. */
  readonly unasked?: boolean;
  /** The paths of other manifests, relative to this one, for `include`. */
  readonly paths?: () => readonly string[];
}

/** All completions at an offset. */
export function completionsAt(
  checked: Checked,
  offset: number,
  catalogue: Catalogue,
  { region, unasked = false, paths = () => [] }: For = {},
): Completions {
  const { text } = checked;
  const word = typedWord(text, offset);
  const inComment = commentItems(checked, { replace: word, typed: text.slice(word.start, offset), unasked }, catalogue);
  if (inComment !== undefined) return { replace: word, ...inComment };
  const { frontend } = checked.options;
  const { completion } = frontend;
  if (frontend.isBlank(text.slice(0, word.start)) && frontend.isBlank(text.slice(word.end)))
    return { replace: word, ...only(newManifest(checked, catalogue, region)) };
  if (completion === undefined) return { replace: word, ...only([]) };
  const around = documentAt(checked.syntax, offset);
  const document = checked.documents.find(({ syntax }) => syntax === around);
  const line = document && completion.lineOfStep(checked, document.syntax, word.start);
  // A dash deeper than those of the surrounding steps is not valid YAML. The completed step moves it to their column.
  if (line?.dash === 'deeper')
    return { replace: word, ...only(wholeSteps(completion.inLines(text), line.inBlock, line, catalogue)) };
  const context = completion.contextAt(checked, offset);
  if (context === undefined) return { replace: word, ...only([]) };
  const typed = text.slice(Math.max(context.replace.start, word.start), offset);
  const found = itemsFor({ checked, typed, typing: context, document, line, catalogue, paths });
  const items = found.items.map((item) => (isValue(item, region) ? { ...item, sort: sorted(0, 0) } : item));
  return { replace: context.replace, incomplete: found.incomplete, items };
}

function isValue({ kind, label }: Completion, value: string | undefined): boolean {
  return kind === 'value' && label === value;
}

function only(items: readonly Completion[]): CompletionItems {
  return { items, incomplete: false };
}

function itemsFor(asked: CursorRequest): CompletionItems {
  const { typing: context, line, catalogue } = asked;
  const { entry, notation, on } = context;
  const own = on === 'key' && !notation.hasValue && notation.inLines;
  if (own && line?.dash === 'missing') return only(wholeSteps(notation, line.inBlock, line, catalogue));
  if (entry.path[0].includes(standIn))
    return only(topItems(new Set(topNames(context)), notation, catalogue, sectionLine(asked)));
  const found = itemsInside(asked);
  const inside = new Set(found.items.map(({ label }) => label));
  const further = own && asked.typed !== '' ? furtherOut(asked) : [];
  return {
    items: [...found.items, ...further.filter(({ label }) => !inside.has(label))],
    incomplete: found.incomplete || further.length > 0,
  };
}

/** What may follow the current declaration or step at an outer level: a step or a section. */
function furtherOut(asked: CursorRequest): readonly Completion[] {
  const { typing: context, line, typed, catalogue } = asked;
  const section = sectionLine(asked);
  const steps = line?.dash === 'missing deeper' ? stepItems(context.notation, line) : [];
  const fields =
    section === undefined ? [] : topItems(new Set(topNames(context)), context.notation, catalogue, section);
  return [...steps, ...fields.filter(({ label }) => label === 'operations' || isSection(label))]
    .filter(({ label }) => label.startsWith(typed))
    .map((item, index) => ({ ...item, sort: sorted(8, index) }));
}

function sectionLine({ checked, typing: context }: CursorRequest): OwnLine | undefined {
  return checked.options.frontend.completion?.lineOfSection(checked, context);
}

/** All possible items of `operations`, or of a block. */
function wholeSteps(notation: Notation, inBlock: boolean, where: Where, catalogue: Catalogue): readonly Completion[] {
  const others = beginnings(notation, where, catalogue).filter(({ label }) => !inBlock || label !== 'parallel');
  const pair = notation.inLines && !inBlock && where !== 'fields';
  return [...stepItems(notation, where), ...(pair ? [encryptAndShare(notation, where, catalogue)] : []), ...others];
}

function itemsInside(asked: CursorRequest): CompletionItems {
  const { typing: context, line, catalogue } = asked;
  const { entry, path, on, notation } = context;
  const [top, inner] = entry.path;
  if (inner === undefined) return on === 'value' ? ofTop(top, asked) : only([]);
  const section = sectionNames.find((each) => each === top);
  if (section !== undefined) return String(inner).includes(standIn) ? only([]) : inThing(section, asked);
  if (top === 'include') return only(pathItems(asked));
  if (top !== 'operations') return only(String(inner).includes(standIn) ? innerTopItems(top, context, catalogue) : []);
  if (typeof inner === 'string') return only(wholeSteps(notation, false, context.firstItem, catalogue));
  const own = line?.dash === 'right' ? line : undefined;
  const [block, index, inChain] = path;
  const length = typeof inChain === 'number' ? 3 : 2;
  if (block === 'parallel' && typeof index === 'number')
    return inStep(asked, path.slice(0, length), path.slice(length), own);
  return inStep(asked, [], path, own);
}

/** The manifests that can be included and are not yet. */
function pathItems({ checked, document, typing: { notation }, paths }: CursorRequest): readonly Completion[] {
  const taken = new Set(document?.evaluation.manifest.includes.map(({ path }) => path.value));
  return paths()
    .filter((path) => !taken.has(path) && path !== checked.source.path)
    .map((path, index) => ({
      label: path,
      kind: 'value',
      snippet: valueText(path, notation),
      detail: '',
      sort: sorted(0, index),
    }));
}

/** The values of a top-level field. */
function ofTop(name: string, { typing: { notation }, document, typed, catalogue }: CursorRequest): CompletionItems {
  const section = sectionReferredTo('top', [name]);
  if (section === undefined || document === undefined)
    return only(valueItems(topField(name), 'top', [name], notation, catalogue));
  const query = { section, typed, at: { index: 0 }, check: () => undefined, taken: new Set() };
  return nameItems(document, query, notation, catalogue);
}

function topNames({ document }: CompletionContext): readonly string[] {
  return (document?.entries ?? [])
    .filter(({ path, key }) => path.length === 1 && key !== undefined)
    .map(({ path }) => path[0])
    .concat((document?.sections ?? []).map(({ name }) => name));
}

function inThing(section: Section, asked: CursorRequest): CompletionItems {
  const { path, entry } = asked.typing;
  const [name, node] = [String(entry.path[1]), entry.value];
  return inMap(asked, section, node, path, (document) => ({
    at: { index: 0 },
    check: warningsWith(asked.checked, document, { section, name, node, path }),
  }));
}

/**
 * The fields or values at a path of a declaration or step, which is `holder`. `names` says which names of other declarations are
 * suitable there.
 */
function inMap(
  { typing: { on, notation }, document, typed, catalogue }: CursorRequest,
  kind: Section | Action,
  holder: Node,
  path: Path,
  names: (document: CheckedDocument) => Pick<NameQuery, 'at' | 'check'>,
): CompletionItems {
  const definition = definitionAt(definitionOf(kind), path);
  const node = nodeAlong(holder, path);
  const isMap = mapAt(definition) !== undefined;
  const fields = on === 'key' && isMap ? fieldItems(kind, path, node, notation, catalogue) : [];
  if (on === 'key' && !isItem(path)) return only(isMap ? fields : freeNames(path, node, notation, catalogue));
  const taken = siblings(holder, path);
  const section = sectionReferredTo(kind, path);
  if (section !== undefined && document !== undefined) {
    const found = nameItems(document, { section, typed, taken, ...names(document) }, notation, catalogue);
    return asList({ ...found, items: [...fields, ...found.items] }, definition, notation);
  }
  if (path.length === 1 && path[0] === 'os_version')
    return only(osVersionItems(osTypeOf(holder, document), textOf(holder, 'architecture'), notation));
  const values = valueItems(definition, kind, path, notation, catalogue, textOf(holder, 'target_region'));
  return asList(only([...fields, ...untaken(values, taken)]), definition, notation);
}

/** Whether a path leads to a list item, where the word may be the start of a value. */
function isItem(path: Path): boolean {
  return typeof path.at(-1) === 'number';
}

/** The other items of the list that a path leads into. */
function siblings(node: Node, path: Path): ReadonlySet<unknown> {
  const list = isItem(path) ? nodeAlong(node, path.slice(0, -1)) : undefined;
  const items = list?.type === 'list' ? list.items : [];
  return new Set(items.map((item) => (item.type === 'scalar' ? item.value : undefined)));
}

/** Items of a list, with brackets if the list has not been started. */
function asList(found: CompletionItems, definition: Definition | undefined, notation: Notation): CompletionItems {
  const isList = definition?.type === 'array' || definition?.anyOf?.some(({ type }) => type === 'array') === true;
  return isList ? { ...found, items: inBrackets(found.items, notation) } : found;
}

/** `to` leads to the step, `path` continues from there. `line` is the step's own line if the cursor is after its dash. */
function inStep(asked: CursorRequest, to: Path, path: Path, line: StepLine | undefined): CompletionItems {
  const { checked, typing: context, document, catalogue } = asked;
  const { entry, on, notation } = context;
  const step = nodeAlong(entry.value, to);
  if (step === undefined) return only([]);
  const action = textOf(step, 'action');
  const known = actionNames.find((each) => each === action);
  /** An item of a block, rather than of a chain in it, can begin a chain. */
  const steps = (where: Where): readonly Completion[] => {
    const chain = to.length === 2 && where !== 'fields' && notation.inLines;
    return [
      ...wholeSteps(notation, to.length > 0, where, catalogue),
      ...(chain ? [chainItem(notation, where, catalogue)] : []),
    ];
  };
  if (path.length === 0 && on === 'value') return only(steps(line ?? 'map'));
  if (path.length === 0 && known === undefined) {
    const begun = step.type === 'map' && step.fields.size === 1;
    if (!begun) return only(beginnings(notation, 'fields', catalogue).filter(({ label }) => label === 'action'));
    return only(steps(line ?? (notation.inLines ? 'map' : 'fields')));
  }
  if (path.length === 1 && path[0] === 'action' && on === 'value')
    return only(actionItems(notation, step, context.keyColumn));
  if (known === undefined) return only([]);
  const names = (inDocument: CheckedDocument): Pick<NameQuery, 'at' | 'check'> => {
    const at = startOf(inDocument, context, to);
    return { at, check: errorsWith(checked, inDocument, { node: step, path, at }) };
  };
  if (on === 'value' && path[0] === 'disk' && document !== undefined) {
    const { check } = names(document);
    return only(diskItems(document, { server: textOf(step, 'server'), check }, notation, catalogue));
  }
  const found = inMap(asked, known, step, path, names);
  const mayBeNone = on === 'value' && known === 'copy-in-region' && path[0] === 'key' && document !== undefined;
  return mayBeNone ? { ...found, items: [...found.items, noKey(notation, catalogue)] } : found;
}

/** The point between the steps at which the step at a path starts: for a step of a block the start of the block, except in a chain. */
function startOf({ syntax, evaluation }: CheckedDocument, { replace }: CompletionContext, to: Path): StepPoint {
  const anchor = syntax.entries[entryIndexAt(syntax, replace.start)]?.anchor;
  const first = { index: firstStepFrom(evaluation, anchor?.start ?? 0) };
  if (to.length < 3 || anchor === undefined) return first;
  return (
    stepsAt(evaluation, anchor).find(({ step }) => to.every((part, at) => part === step.nodePath.path[at])) ?? first
  );
}

function osTypeOf(step: Node, document: CheckedDocument | undefined): string | undefined {
  const server = textOf(step, 'server');
  const fact = server === undefined ? undefined : document?.evaluation.symbols.find('servers', server)?.facts.os_type;
  return textOf(step, 'os_type') ?? (fact?.known === true ? fact.value : undefined);
}

function nodeAlong(node: Node, path: Path): Node | undefined {
  return nodeAt(node, path)?.node;
}

function textOf(node: Node, field: string): string | undefined {
  const value = node.type === 'map' ? node.fields.get(field)?.value : undefined;
  return value?.type === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
