import type { Checked } from '../service';
import { commentsWith } from '../syntax/comments';
import type { Node } from '../syntax/node';
import type { Span } from '../text/place';
import { outlineOf, type Outline } from './outline';

/** Lines that fold into the first of them, zero-based. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly comment: boolean;
}

/**
 * What folds: sections, things, steps, collections and texts of several lines in them, comments of several lines. One fold for
 * each first line, the widest; `limit`: so many at the most, the outermost first.
 */
export function foldsOf(checked: Checked, limit = Infinity): readonly Fold[] {
  const { text, lines } = checked;
  /** By how deep they are nested. */
  const levels: Fold[][] = [];
  const taken = new Set<number>();
  const lineOf = (offset: number): number => lines.position(offset).line;
  const add = ({ start, end }: Span, depth: number): boolean => {
    const from = lineOf(start);
    const last = lineOf(lastBlack(text, start, end));
    if (last <= from) return false;
    // The sign that closes a collection stays in sight.
    const to = /^[\]}]/.test(lines.line(last).trimStart()) ? last - 1 : last;
    if (to > from && !taken.has(from)) {
      taken.add(from);
      (levels[depth] ??= []).push({ from, to, comment: false });
    }
    return true;
  };
  const addOutline = ({ span, children }: Outline, depth: number): void => {
    if (add(span, depth)) for (const child of children) addOutline(child, depth + 1);
  };
  for (const outline of outlineOf(checked)) addOutline(outline, 0);
  for (const { entries } of checked.syntax.documents)
    for (const { piece, key, value, end, path } of entries) {
      const start = piece.start + (key?.start ?? 0);
      if (add({ start, end: piece.start + end }, path.length - 1))
        for (const [span, depth] of foldsIn(value)) add(moved(span, piece.start), depth + 2);
    }
  const comments = commentFolds(checked);
  return [...(levels[0] ?? []), ...comments, ...levels.slice(1).flatMap((each) => each)].slice(0, limit);
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The last offset of a span that is no white space. */
function lastBlack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return Math.max(start, at - 1);
}

/** Fields and items that hold collections or texts of several lines, with how deep they are nested. */
function* foldsIn(value: Node): Iterable<readonly [Span, number]> {
  const open: { readonly node: Node; readonly depth: number }[] = [{ node: value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (node.type === 'scalar') continue;
    const inner =
      node.type === 'list'
        ? node.items.map((item) => ({ start: item.start, value: item }))
        : [...node.fields.values()].map((field) => ({ start: field.key.start, value: field.value }));
    for (const { start, value: held } of inner) {
      if (held.borrowed === true || (held.type === 'scalar' && held.block !== true)) continue;
      yield [{ start, end: held.end }, depth];
      open.push({ node: held, depth: depth + 1 });
    }
  }
}

/** Comments on lines of their own, one below the other. */
function commentFolds({ syntax, lines }: Checked): readonly Fold[] {
  const own = commentsWith(syntax, '#')
    .map(({ start }) => lines.position(start).line)
    .filter((line) => lines.line(line).trimStart().startsWith('#'));
  const folds: Fold[] = [];
  for (let index = 0; index < own.length;) {
    let last = index;
    while (own[last + 1] === (own[last] ?? 0) + 1) last++;
    const [from, to] = [own[index] ?? 0, own[last] ?? 0];
    if (to > from) folds.push({ from, to, comment: true });
    index = last + 1;
  }
  return folds;
}
