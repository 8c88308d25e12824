import { nameForm } from '../../model/sections';
import { isHarmless } from '../../engine/proof';
import { editsOfFile } from '../../engine/fix-edits';
import type { Checked } from '../../engine/session';
import { nodesIn, type SyntaxDocument, type SyntaxFile } from '../../syntax/node';
import type { Edit, FileEdits } from '../../text/edit';
import { spanOf, type Span } from '../../text/anchored-span';
import { runToEnd } from '../../text/cooperative';
import { placeOfUse, type SymbolUses } from './symbols';
import { nodeIn } from '../written';

/** Why a name cannot be changed. */
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
 * The edits that rename a symbol everywhere, each limited to the characters of the name. References by ID stay. A name that comes
 * from an alias is changed at its anchor if the anchor is only used for this name. `others` are the same symbol in other files
 * that see it: each gives the edits of its own text.
 */
export function renamed(
  checked: Checked,
  named: SymbolUses,
  newName: string,
  others: readonly SymbolUses[] = [],
): readonly FileEdits[] | Refusal {
  const { declared, name } = named;
  const to = newName.normalize();
  const all = [named, ...others];
  if (declared === undefined) return 'rename.not-here';
  const { path } = declared.anchor.source;
  if (!all.some((each) => each.checked.source.path === path)) return 'rename.not-here';
  if (!nameForm.test(to)) return 'rename.form';
  if (to === name) return [];
  if (named.section === 'keys' && to === 'none') return 'rename.none';
  if (all.some((each) => each.taken(to))) return 'rename.taken';
  const edits = new Map<string, FileEdits>();
  for (const each of all) {
    const own = ownEdits(each, to);
    if (typeof own === 'string') return own;
    const { source } = each.checked;
    // Several documents of a file may see the same symbol.
    const known = edits.get(source.path)?.edits ?? [];
    const added = own.filter(({ start }) => !known.some((edit) => edit.start === start));
    if (added.length > 0) edits.set(source.path, { source, edits: [...known, ...added] });
  }
  const files = [...edits.values()];
  const harmless = [...new Set([checked, ...others.map((each) => each.checked)])].every((each) => {
    const own = each.files.flatMap(({ source }) => editsOfFile(source, edits.get(source.path)?.edits ?? []));
    return isHarmless(each, runToEnd(each.trials.check(each, own)), own);
  });
  return harmless ? files : 'rename.meaning';
}

/** The edits of the file that a symbol was found in. */
function ownEdits(named: SymbolUses, to: string): readonly Edit[] | Refusal {
  const { checked, document, name } = named;
  const spans = ownSpans(named);
  if (spans === undefined) return 'rename.shared';
  if (isDoubled(checked.syntax, name) || unreadIn(checked.text, document.syntax, name, spans)) return 'rename.broken';
  const edits = spans.flatMap((span) => editOf(checked, span, name, to) ?? []);
  return edits.length < spans.length ? 'rename.lines' : edits;
}

/** `undefined` if more than the characters of the name would change, as in a multi-line scalar. */
function editOf({ text, options }: Checked, span: Span, name: string, to: string): Edit | undefined {
  const edit = options.frontend.rename(text, span, to);
  if (edit === undefined) return undefined;
  // In quotes, a character may be written as an escape.
  const isQuoted = /["']/.test(text.charAt(span.start));
  return isQuoted || text.slice(edit.start, edit.end) === name ? edit : undefined;
}

/** Whether a key occurs twice in a map, where only the first one counts. */
function isDoubled({ problems }: SyntaxFile, name: string): boolean {
  return problems.some(({ what, args }) => what === 'syntax.duplicate-key' && args['key'] === name);
}

/** Whether a name occurs, outside of the spans, in an entry with syntax errors, where its meaning is unknown. */
function unreadIn(text: string, { entries }: SyntaxDocument, name: string, spans: readonly Span[]): boolean {
  const isRead = (at: number): boolean => spans.some(({ start, end }) => start <= at && at < end);
  return entries.some(({ broken, anchor, end }) => {
    if (!broken) return false;
    const own = text.slice(anchor.start, anchor.start + end);
    for (let at = own.indexOf(name); at >= 0; at = own.indexOf(name, at + 1)) {
      const around = own.charAt(at - 1) + own.charAt(at + name.length);
      if (!/[\w.-]/.test(around) && !isRead(anchor.start + at)) return true;
    }
    return false;
  });
}

/** The distinct scalars with the name; `undefined` if an anchor also uses one for something else. */
function ownSpans({ checked, document, declared: place, uses, name }: SymbolUses): readonly Span[] | undefined {
  const { source } = checked;
  const declared = place?.anchor.source === source ? place : undefined;
  const spans = new Map<number, Span>();
  const add = (span: Span): Map<number, Span> => spans.set(span.start, span);
  if (declared !== undefined) add(spanOf(declared));
  const aliases = new Map<number, { readonly span: Span; count: number }>();
  for (const use of uses()) {
    if (use.leaf.value !== name || use.anchor.source !== source) continue;
    const node = nodeIn(document.syntax, use.anchor, use.path);
    const origin = node?.type === 'scalar' ? node.origin : undefined;
    if (origin === undefined) add(spanOf(placeOfUse(checked, use)));
    else aliases.set(origin.start, { span: origin, count: (aliases.get(origin.start)?.count ?? 0) + 1 });
  }
  const alias = declared !== undefined && checked.text.charAt(spanOf(declared).start) === '*';
  if (alias) return undefined;
  if (aliases.size === 0) return [...spans.values()];
  const aliasUses = aliasUsesIn(document.syntax);
  for (const [start, { span, count }] of aliases) {
    const known = aliasUses.get(start);
    const own = spans.has(start) || known?.aside === true;
    if (!own || known?.count !== count) return undefined;
    add(span);
  }
  return [...spans.values()];
}

interface AliasUse {
  /** The number of aliases and merge keys that use it. */
  readonly count: number;
  /** It is in a field without meaning, such as `x-names`. */
  readonly aside: boolean;
}

/** The uses of values through aliases and merge keys, by the start of the value. */
function aliasUsesIn({ entries }: SyntaxDocument): ReadonlyMap<number, AliasUse> {
  const counts = new Map<number, number>();
  const asides: Span[] = [];
  for (const { anchor, path, value, end } of entries) {
    if (path[0].startsWith('x-')) asides.push({ start: anchor.start, end: anchor.start + end });
    else
      for (const node of nodesIn(value))
        if (node.type === 'scalar' && node.origin !== undefined)
          counts.set(node.origin.start, (counts.get(node.origin.start) ?? 0) + 1);
  }
  const aside = (at: number): boolean => asides.some(({ start, end }) => start <= at && at < end);
  return new Map([...counts].map(([at, count]) => [at, { count, aside: aside(at) }]));
}
