import type { Evaluation } from '../../facts/evaluation';
import { definitionAt, definitionOf, topField, type Definition } from '../../model/schema-lookup';
import { itemOf, stepItemAt, stepItemsOf } from '../../model/items';
import { imageRefs, referencesOf, referencesOfThing, referencesOfTop, type Reference } from '../../model/references';
import { sectionNames, type Section } from '../../model/sections';
import type { Checked, CheckedDocument } from '../../engine/session';
import type { Path } from '../../syntax/change';
import { nodesIn, type Entry, type Node, type SyntaxDocument } from '../../syntax/node';
import { entryIndexAt, nodeAt } from '../../syntax/cursor';
import type { Anchor, Span } from '../../text/anchored-span';
import { grouped } from '../../text/grouped';
import { stepsAt } from '../steps-in';

/** A word with its meaning: the name of an entity, the action of a step, or an enumerated value of a field. */
export interface Token extends Span {
  readonly is: 'name' | 'action' | 'value';
  /** The section of the named entity. */
  readonly section?: Section;
  /** It is the declaration of the name. */
  readonly declares?: boolean;
}

/** The tokens of one entry, in order. */
export interface EntryTokens {
  /** The start of the entry in the file. Token offsets are relative to it. */
  readonly start: number;
  readonly tokens: readonly Token[];
  /** Tokens that name images which are already deleted. */
  readonly gone?: ReadonlySet<number>;
}

/** The tokens of a checked text in order, limited to entries that touch `range` if given. */
export type TokenReader = (checked: Checked, range?: Span) => readonly EntryTokens[];

/** Creates a reader that caches the tokens of entries that do not change. */
export function tokenReader(): TokenReader {
  /** By the value of an entry, which exists as long as its text is unchanged. */
  const kept = new WeakMap<Node, readonly Token[]>();
  return (checked, range) => {
    const found: EntryTokens[] = [];
    for (const document of checked.documents) {
      const { evaluation, syntax } = document;
      const gone = goneIn(evaluation);
      const { entries } = syntax;
      const first = range === undefined ? 0 : Math.max(0, entryIndexAt(syntax, range.start));
      for (let index = first; index < entries.length; index++) {
        const entry = entries[index];
        if (entry === undefined || (range !== undefined && entry.anchor.start > range.end)) break;
        if (range !== undefined && entry.anchor.start + entry.end < range.start) continue;
        let tokens = kept.get(entry.value);
        if (tokens === undefined) kept.set(entry.value, (tokens = tokensOf(checked, document, entry)));
        if (tokens.length === 0) continue;
        const starts = gone.get(entry.anchor)?.flatMap(({ path }) => nameAt(checked, entry, path)?.start ?? []);
        found.push({ start: entry.anchor.start, tokens, gone: starts && new Set(starts) });
      }
    }
    return found;
  };
}

/** The tokens of one entry in order, relative to its anchor. Aliased text has its tokens elsewhere. */
function tokensOf(checked: Checked, { evaluation, syntax }: CheckedDocument, entry: Entry): readonly Token[] {
  const found = new Map<number, Token>();
  const add = (at: Span | undefined, token: Omit<Token, 'start' | 'end'>): void => {
    if (at === undefined || at.end <= at.start || found.has(at.start)) return;
    found.set(at.start, { start: at.start, end: at.end, ...token });
  };
  const name = ({ section, path }: Reference): void => {
    add(nameAt(checked, entry, path), { is: 'name', section });
  };
  const [top, inner] = entry.path;
  if (top === 'operations') {
    const steps = stepsAt(evaluation, entry.anchor);
    for (const { step } of steps) {
      if ('as' in step && step.as !== undefined)
        add(nameAt(checked, entry, [...step.nodePath.path, 'as']), { is: 'name', section: 'images', declares: true });
      referencesOf(step).forEach(name);
    }
    const item = itemOf(entry);
    for (const { node } of stepItemsOf(item)) {
      const action = node.type === 'map' ? node.fields.get('action')?.value : undefined;
      if (action?.type !== 'scalar' || action.aliased === true || typeof action.value !== 'string') continue;
      add(action, { is: 'action' });
    }
    for (const { step } of steps) {
      const own = stepItemAt(item, step.nodePath.path);
      if (own !== undefined) addValues(own.node, definitionOf(step.action), add);
    }
  } else {
    const section = sectionNames.find((each) => each === top);
    if (section === undefined) {
      referencesOfTop(evaluation.manifest)
        .filter(({ leaf }) => leaf.at.anchor === entry.anchor)
        .forEach(name);
      addValues(entry.value, topField(top) ?? {}, add);
    } else if (typeof inner === 'string' && ownsKey(syntax, entry)) {
      add(entry.key && spelledAt(checked, entry, entry.key), { is: 'name', section, declares: true });
      const thing = evaluation.manifest[section].get(inner);
      if (thing !== undefined) referencesOfThing(section, thing).forEach(name);
      addValues(entry.value, definitionOf(section), add);
    }
  }
  // A name from an alias or a merge key is written elsewhere.
  for (const { aliased, start } of nodesIn(entry.value)) if (aliased === true) found.delete(start);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The characters of a name, relative to the anchor. */
function nameAt(checked: Checked, entry: Entry, path: Path): Span | undefined {
  const node = nodeAt(entry.value, path)?.node;
  return node && spelledAt(checked, entry, node);
}

/** The characters of a name, without the header of a block scalar because a token is on one line. */
function spelledAt({ text, options }: Checked, { anchor: { start } }: Entry, span: Span): Span | undefined {
  if (!/[|>]/.test(text.charAt(start + span.start))) return span;
  const letters = options.frontend.letters(text, { start: start + span.start, end: start + span.end });
  return letters && { start: letters.start - start, end: letters.end - start };
}

/** Declarations from a merge key share its key. */
function ownsKey({ entries }: SyntaxDocument, { anchor, value }: Entry): boolean {
  return value.aliased !== true || entries.filter((each) => each.anchor === anchor).length === 1;
}

/** Adds the enumerated values in a node. The parser limits nesting. */
function addValues(node: Node, definition: Definition, add: (at: Span, token: { is: 'value' }) => void): void {
  if (node.aliased === true) return;
  if (node.type === 'map') {
    for (const field of node.fields.values()) {
      const inner = definitionAt(definition, [field.name]);
      if (inner !== undefined && field.name !== 'action') addValues(field.value, inner, add);
    }
  } else if (node.type === 'list') {
    const inner = definitionAt(definition, [0]);
    if (inner !== undefined) for (const item of node.items) addValues(item, inner, add);
  } else if (node.type === 'scalar' && typeof node.value === 'string' && node.block !== true) {
    const { value } = node;
    const forms = [definition, ...(definition.anyOf ?? [])];
    if (forms.some((form) => form.enum?.includes(value) === true || form.const === value)) add(node, { is: 'value' });
  }
}

/** The references to images that are already deleted, by anchor. */
function goneIn(evaluation: Evaluation): ReadonlyMap<Anchor, readonly Reference[]> {
  const gone = evaluation.states.flatMap((state) =>
    // Shortcut: most steps resolve every image that they name.
    imageRefs(state.step).length === state.images.length
      ? []
      : referencesOf(state.step).filter(
          ({ section, leaf }) =>
            section === 'images' && evaluation.whyUnresolved(leaf.value, state)?.miss === 'deleted',
        ),
  );
  return grouped(gone, ({ leaf }) => leaf.at.anchor);
}
