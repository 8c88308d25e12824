import { nameForm } from '../model/sections';
import type { Checked } from '../service';
import { nodeAt } from '../syntax/cursor';
import type { Node, ScalarNode, SyntaxDocument, SyntaxFile } from '../syntax/node';
import { scalarLike } from '../syntax/render';
import type { Edit } from '../text/edit';
import { spanOf, type Piece, type Span } from '../text/place';
import type { Called, Named } from './names';

/** Why a name cannot be changed so. */
export type Refusal =
  'rename.form' | 'rename.taken' | 'rename.not-here' | 'rename.none' | 'rename.shared' | 'rename.broken';

/**
 * The edits that give a name another one everywhere; references by id stay as they are. A name that comes through an alias is
 * changed at its anchor, where that means nothing but this name.
 */
export function renamed({ text, syntax }: Checked, named: Called | Named, to: string): readonly Edit[] | Refusal {
  const { declared, name } = named;
  if (declared === undefined) return 'rename.not-here';
  if (!nameForm.test(to)) return 'rename.form';
  if (to === name) return [];
  if ('section' in named && named.section === 'keys' && to === 'none') return 'rename.none';
  if (named.taken(to)) return 'rename.taken';
  const spans = ownSpans(text, named);
  if (spans === undefined) return 'rename.shared';
  if (isDoubled(syntax, name) || unreadIn(text, named.document.syntax, name, spans)) return 'rename.broken';
  return spans.map((span) => ({ ...span, newText: scalarLike(text.slice(span.start, span.end), to, false) }));
}

/** Whether a name is written twice in one place, where only the first one is read. */
function isDoubled({ problems }: SyntaxFile, name: string): boolean {
  return problems.some(({ what, args }) => what === 'syntax.duplicate-key' && args['key'] === name);
}

/** Whether a name stands, besides the spans, in an entry that could not be read to its end: nobody knows what it means there. */
function unreadIn(text: string, { entries }: SyntaxDocument, name: string, spans: readonly Span[]): boolean {
  const read = new Set(spans.map(({ start }) => start));
  return entries.some(({ broken, piece, end }) => {
    if (!broken) return false;
    const own = text.slice(piece.start, piece.start + end);
    return [...own.matchAll(/[\w.-]+/g)].some(
      ({ 0: word, index }) => word === name && !read.has(piece.start + index) && !read.has(piece.start + index - 1),
    );
  });
}

/** Where a name is written out, each place once; `undefined` where an anchor gives it to something else as well. */
function ownSpans(text: string, { document, declared, uses, name }: Called): readonly Span[] | undefined {
  const spans = new Map<number, Span>();
  const add = (span: Span): Map<number, Span> => spans.set(span.start, span);
  if (declared !== undefined) add(spanOf(declared));
  const lent = new Map<number, { readonly span: Span; count: number }>();
  const entries = new Map<Piece, Node>(document.syntax.entries.map(({ piece, value }) => [piece, value]));
  for (const { leaf, piece, path } of uses()) {
    if (leaf.value !== name) continue;
    const entry = entries.get(piece);
    const node = entry === undefined ? undefined : nodeAt(entry, path)?.node;
    const origin = node?.type === 'scalar' ? node.origin : undefined;
    if (origin === undefined) add(spanOf(leaf.at));
    else lent.set(origin.start, { span: origin, count: (lent.get(origin.start)?.count ?? 0) + 1 });
  }
  const alias = declared !== undefined && text.charAt(spanOf(declared).start) === '*';
  if (alias) return undefined;
  if (lent.size === 0) return [...spans.values()];
  const borrowers = borrowersIn(document.syntax);
  for (const [start, { span, count }] of lent) {
    const borrowed = borrowers.get(start);
    const own = spans.has(start) || borrowed?.aside === true;
    if (!own || borrowed?.count !== count) return undefined;
    add(span);
  }
  return [...spans.values()];
}

interface Borrowed {
  /** How many places have it from there. */
  readonly count: number;
  /** It stands in a field of no meaning, such as `x-names`. */
  readonly aside: boolean;
}

/** By the place of a value: what takes it from there through aliases and merge keys. */
function borrowersIn({ entries }: SyntaxDocument): ReadonlyMap<number, Borrowed> {
  const counts = new Map<number, number>();
  const asides: Span[] = [];
  for (const { piece, path, value, end } of entries) {
    if (path[0].startsWith('x-')) asides.push({ start: piece.start, end: piece.start + end });
    else
      for (const { origin } of scalarsIn(value))
        if (origin !== undefined) counts.set(origin.start, (counts.get(origin.start) ?? 0) + 1);
  }
  const aside = (at: number): boolean => asides.some(({ start, end }) => start <= at && at < end);
  return new Map([...counts].map(([at, count]) => [at, { count, aside: aside(at) }]));
}

function* scalarsIn(value: Node): Iterable<ScalarNode> {
  const open: Node[] = [value];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'scalar') yield node;
    else if (node.type === 'list') for (const item of node.items) open.push(item);
    else for (const field of node.fields.values()) open.push(field.value);
  }
}
