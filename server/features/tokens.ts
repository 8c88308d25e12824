import { imageRefs } from '../facts/effects';
import type { Run } from '../facts/run';
import { definitionAt, definitionOf, topField, type Definition } from '../model/describe';
import { referencesOf, referencesOfThing, type Reference } from '../model/references';
import { sectionNames, type Section } from '../model/sections';
import type { Step } from '../model/manifest';
import type { Checked, CheckedDocument } from '../service';
import type { Entry, Node, SyntaxDocument } from '../syntax/node';
import { entryIndexAt, nodeAt } from '../syntax/cursor';
import { lettersOf } from '../syntax/letters';
import type { Piece, Span } from '../text/place';
import { firstStepFrom } from './focus';

/** What a word of a manifest is: the name of a thing, the action of a step, one of the values that a field takes. */
export interface Token extends Span {
  readonly is: 'name' | 'action' | 'value';
  /** The section of the thing that it names. */
  readonly section?: Section;
  /** It is said here what the name stands for. */
  readonly declares?: boolean;
}

/** The tokens of one entry, in order. */
export interface EntryTokens {
  /** Where the entry begins in the file: the tokens' offsets count from there. */
  readonly start: number;
  readonly tokens: readonly Token[];
  /** Where its steps name images that are deleted by then. */
  readonly gone?: ReadonlySet<number>;
}

/** The tokens of a checked text, in order; those of the entries that touch a range alone where one is given. */
export type TokenReader = (checked: Checked, range?: Span) => readonly EntryTokens[];

/** Reads tokens, and keeps those of entries that stay the same from one text to the next. */
export function tokenReader(): TokenReader {
  /** By the value of an entry, which lives as long as its text. */
  const kept = new WeakMap<Node, readonly Token[]>();
  return (checked, range) => {
    const found: EntryTokens[] = [];
    for (const document of checked.documents) {
      const { run, syntax } = document;
      const gone = goneIn(run);
      const { entries } = syntax;
      const first = range === undefined ? 0 : Math.max(0, entryIndexAt(syntax, range.start));
      for (let index = first; index < entries.length; index++) {
        const entry = entries[index];
        if (entry === undefined || (range !== undefined && entry.piece.start > range.end)) break;
        if (range !== undefined && entry.piece.start + entry.end < range.start) continue;
        let tokens = kept.get(entry.value);
        if (tokens === undefined) kept.set(entry.value, (tokens = tokensOf(checked.text, document, entry)));
        if (tokens.length > 0) found.push({ start: entry.piece.start, tokens, gone: gone.get(entry.piece) });
      }
    }
    return found;
  };
}

/** The tokens of one entry, in order, relative to its piece. What stands elsewhere, behind an alias, has none here. */
function tokensOf(text: string, { run, syntax }: CheckedDocument, entry: Entry): readonly Token[] {
  const found = new Map<number, Token>();
  const add = ({ start, end }: Span, token: Omit<Token, 'start' | 'end'>): void => {
    if (end > start && !found.has(start)) found.set(start, { start, end, ...token });
  };
  /** Of a block scalar the characters of the name; a token is on one line. */
  const addName = (at: Span | undefined, token: Pick<Token, 'section' | 'declares'>): void => {
    if (at === undefined) return;
    const { start } = entry.piece;
    const isBlock = /[|>]/.test(text.charAt(start + at.start));
    const letters = isBlock ? lettersOf(text, { start: start + at.start, end: start + at.end }) : undefined;
    if (!isBlock) add(at, { is: 'name', ...token });
    else if (letters !== undefined)
      add({ start: letters.start - start, end: letters.end - start }, { is: 'name', ...token });
  };
  const name = ({ section, path }: Reference): void => {
    addName(nodeAt(entry.value, path)?.node, { section });
  };
  const [top, inner] = entry.path;
  if (top === 'operations') {
    for (const step of stepsOf(run, entry)) {
      if ('as' in step && step.as !== undefined)
        addName(nodeAt(entry.value, [...step.spot.path, 'as'])?.node, { section: 'images', declares: true });
      referencesOf(step).forEach(name);
    }
    for (const node of stepNodes(entry.value)) {
      const action = node.type === 'map' ? node.fields.get('action')?.value : undefined;
      if (action?.type !== 'scalar' || action.borrowed === true || typeof action.value !== 'string') continue;
      add(action, { is: 'action' });
    }
    for (const step of stepsOf(run, entry)) {
      const node = nodeOf(step, entry.value);
      if (node !== undefined) addValues(node, definitionOf(step.action), add);
    }
  } else {
    const section = sectionNames.find((each) => each === top);
    if (section === undefined) addValues(entry.value, topField(top) ?? {}, add);
    else if (typeof inner === 'string' && ownsKey(syntax, entry)) {
      addName(entry.key, { section, declares: true });
      const thing = run.manifest[section].get(inner);
      if (thing !== undefined) referencesOfThing(section, thing).forEach(name);
      addValues(entry.value, definitionOf(section), add);
    }
  }
  // A name behind an alias or a merge key stands elsewhere.
  const borrowed = borrowedIn(entry.value);
  return [...found.values()].filter(({ start }) => !borrowed.has(start)).sort((a, b) => a.start - b.start);
}

/** Things that a merge key brings share its place. */
function ownsKey({ entries }: SyntaxDocument, { piece, value }: Entry): boolean {
  return value.borrowed !== true || entries.filter((each) => each.piece === piece).length === 1;
}

function stepsOf(run: Run, { piece }: Entry): readonly Step[] {
  const steps: Step[] = [];
  for (let index = firstStepFrom(run, piece.start); run.ran[index]?.step.spot.piece === piece; index++) {
    const ran = run.ran[index];
    if (ran !== undefined) steps.push(ran.step);
  }
  return steps;
}

/** The item itself, or those of its `parallel` block. */
function stepNodes(item: Node): readonly Node[] {
  const parallel = item.type === 'map' ? item.fields.get('parallel')?.value : undefined;
  return parallel?.type === 'list' ? parallel.items : [item];
}

function nodeOf({ spot }: Step, item: Node): Node | undefined {
  return spot.path.length === 0 ? item : stepNodes(item)[Number(spot.path[1])];
}

/** The values of a node that are among those that the format names for their field. Nesting is bounded by the reader. */
function addValues(node: Node, definition: Definition, add: (at: Span, token: { is: 'value' }) => void): void {
  if (node.borrowed === true) return;
  if (node.type === 'map') {
    for (const field of node.fields.values()) {
      const inner = definitionAt(definition, [field.name]);
      if (inner !== undefined && field.name !== 'action') addValues(field.value, inner, add);
    }
  } else if (node.type === 'list') {
    const inner = definitionAt(definition, [0]);
    if (inner !== undefined) for (const item of node.items) addValues(item, inner, add);
  } else if (typeof node.value === 'string' && node.block !== true) {
    const { value } = node;
    const forms = [definition, ...(definition.anyOf ?? [])];
    if (forms.some((form) => form.enum?.includes(value) === true || form.const === value)) add(node, { is: 'value' });
  }
}

function borrowedIn(node: Node): ReadonlySet<number> {
  const starts = new Set<number>();
  const open: Node[] = [node];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (each.borrowed === true) starts.add(each.start);
    if (each.type === 'list') for (const item of each.items) open.push(item);
    else if (each.type === 'map') for (const field of each.fields.values()) open.push(field.value);
  }
  return starts;
}

/** Where steps name images that are deleted by then, by the piece that they stand in and relative to it. */
function goneIn(run: Run): ReadonlyMap<Piece, ReadonlySet<number>> {
  const gone = new Map<Piece, Set<number>>();
  const { ran } = run;
  const first = ran.findIndex(({ action }) => action === 'delete');
  if (first < 0) return gone;
  for (let index = first + 1; index < ran.length; index++) {
    const each = ran[index];
    if (each === undefined) break;
    const refs = imageRefs(each.step);
    // Most steps find every image that they name.
    if (refs.length === each.images.length) continue;
    for (const { value, at } of refs) {
      if (run.missing(value, each)?.miss !== 'deleted') continue;
      const own = gone.get(at.piece);
      if (own === undefined) gone.set(at.piece, new Set([at.start]));
      else own.add(at.start);
    }
  }
  return gone;
}
