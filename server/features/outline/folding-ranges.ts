import type { Checked } from '../../engine/session';
import type { Node } from '../../syntax/node';
import type { Span } from '../../text/anchored-span';
import { outlineOf, type Outline } from './outline';

/** Zero-based lines that fold into the first of them. */
export interface FoldingRange {
  readonly from: number;
  readonly to: number;
  readonly comment: boolean;
}

/**
 * Folding ranges: sections, declarations, steps, collections and multi-line texts in them, and multi-line comments. One per first
 * line, the widest. If there are more than `limit`, the innermost are dropped.
 */
export function foldingRanges(checked: Checked, limit = Infinity): readonly FoldingRange[] {
  const { text, lines } = checked;
  /** By nesting depth. */
  const levels: FoldingRange[][] = [];
  const taken = new Set<number>();
  const lineOf = (offset: number): number => lines.position(offset).line;
  const add = ({ start, end }: Span, depth: number): boolean => {
    const from = lineOf(start);
    const last = lineOf(lastBlack(text, start, end));
    if (last <= from) return false;
    // The closing bracket stays visible.
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
    for (const { anchor, key, value, end, path } of entries) {
      const start = anchor.start + (key?.start ?? 0);
      if (add({ start, end: anchor.start + end }, path.length - 1))
        for (const [span, depth] of foldsIn(value)) add(moved(span, anchor.start), depth + 2);
    }
  const comments = commentFolds(checked);
  return [...(levels[0] ?? []), ...comments, ...levels.slice(1).flatMap((each) => each)].slice(0, limit);
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The end of a span without trailing white space. */
function lastBlack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return Math.max(start, at - 1);
}

/** Fields and items with collections or multi-line texts, and their nesting depth. */
function* foldsIn(value: Node): Iterable<readonly [Span, number]> {
  const open: { readonly node: Node; readonly depth: number }[] = [{ node: value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (node.type !== 'list' && node.type !== 'map') continue;
    const inner =
      node.type === 'list'
        ? node.items.map((item) => ({ start: item.start, value: item }))
        : [...node.fields.values()].map((field) => ({ start: field.key.start, value: field.value }));
    for (const { start, value: held } of inner) {
      if (held.aliased === true || (held.type === 'scalar' && held.block !== true)) continue;
      yield [{ start, end: held.end }, depth];
      open.push({ node: held, depth: depth + 1 });
    }
  }
}

/** Consecutive comments on their own lines. */
function commentFolds({ syntax, lines, options }: Checked): readonly FoldingRange[] {
  const own = options.frontend
    .comments(syntax, '')
    .map(({ start }) => lines.position(start).line)
    .filter((line) => lines.line(line).trimStart().startsWith('#'));
  const folds: FoldingRange[] = [];
  for (let index = 0; index < own.length;) {
    let last = index;
    while (own[last + 1] === (own[last] ?? 0) + 1) last++;
    const [from, to] = [own[index] ?? 0, own[last] ?? 0];
    if (to > from) folds.push({ from, to, comment: true });
    index = last + 1;
  }
  return folds;
}
