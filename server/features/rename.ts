import { nameForm } from '../model/sections';
import { isHarmless } from '../proof';
import type { Checked } from '../service';
import { renameEdit } from '../syntax/letters';
import type { Node, ScalarNode, SyntaxDocument, SyntaxFile } from '../syntax/node';
import { applyEdits, type Edit } from '../text/edit';
import { spanOf, type Span } from '../text/place';
import { finish } from '../text/slices';
import { spanOfUse, type Called, type Named } from './names';
import { nodeIn } from './written';

/** Why a name cannot be changed so. */
export type Refusal =
  | 'rename.form'
  | 'rename.taken'
  | 'rename.not-here'
  | 'rename.none'
  | 'rename.shared'
  | 'rename.broken'
  | 'rename.lines'
  | 'rename.meaning';

/**
 * The edits that give a name another one everywhere, each of just the characters of the name; references by id stay as they are.
 * A name that comes through an alias is changed at its anchor, where that means nothing but this name.
 */
export function renamed(checked: Checked, named: Called | Named, to: string): readonly Edit[] | Refusal {
  const { text, syntax } = checked;
  const { declared, name } = named;
  if (declared === undefined) return 'rename.not-here';
  if (!nameForm.test(to)) return 'rename.form';
  if (to === name) return [];
  if ('section' in named && named.section === 'keys' && to === 'none') return 'rename.none';
  if (named.taken(to)) return 'rename.taken';
  const spans = ownSpans(named);
  if (spans === undefined) return 'rename.shared';
  if (isDoubled(syntax, name) || unreadIn(text, named.document.syntax, name, spans)) return 'rename.broken';
  const edits = spans.flatMap((span) => editOf(text, span, name, to) ?? []);
  if (edits.length < spans.length) return 'rename.lines';
  const after = finish(checked.trials.check(applyEdits(text, edits)));
  return isHarmless(checked, after, edits) ? edits : 'rename.meaning';
}

/** `undefined` where more than the characters of the name would change, as in a text over several lines. */
function editOf(text: string, span: Span, name: string, to: string): Edit | undefined {
  const edit = renameEdit(text, span, to);
  if (edit === undefined) return undefined;
  // In quotes a character may be written in another way.
  const isQuoted = /["']/.test(text.charAt(span.start));
  return isQuoted || text.slice(edit.start, edit.end) === name ? edit : undefined;
}

/** Whether a name is written twice in one place, where only the first one is read. */
function isDoubled({ problems }: SyntaxFile, name: string): boolean {
  return problems.some(({ what, args }) => what === 'syntax.duplicate-key' && args['key'] === name);
}

/** Whether a name stands, besides the spans, in an entry that could not be read to its end: nobody knows what it means there. */
function unreadIn(text: string, { entries }: SyntaxDocument, name: string, spans: readonly Span[]): boolean {
  const isRead = (at: number): boolean => spans.some(({ start, end }) => start <= at && at < end);
  return entries.some(({ broken, piece, end }) => {
    if (!broken) return false;
    const own = text.slice(piece.start, piece.start + end);
    for (let at = own.indexOf(name); at >= 0; at = own.indexOf(name, at + 1)) {
      const around = own.charAt(at - 1) + own.charAt(at + name.length);
      if (!/[\w.-]/.test(around) && !isRead(piece.start + at)) return true;
    }
    return false;
  });
}

/** The scalars that are a name, each once; `undefined` where an anchor gives it to something else as well. */
function ownSpans({ text, document, declared, uses, name }: Called): readonly Span[] | undefined {
  const spans = new Map<number, Span>();
  const add = (span: Span): Map<number, Span> => spans.set(span.start, span);
  if (declared !== undefined) add(spanOf(declared));
  const lent = new Map<number, { readonly span: Span; count: number }>();
  for (const use of uses()) {
    if (use.leaf.value !== name) continue;
    const node = nodeIn(document.syntax, use.piece, use.path);
    const origin = node?.type === 'scalar' ? node.origin : undefined;
    if (origin === undefined) add(spanOfUse(document, use));
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
