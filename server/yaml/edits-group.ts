import type { Edit } from '../text/edit';
import type { NodePath } from '../syntax/change';
import { itemAt, type Item } from './edits-list';
import type { SyntaxFile } from '../syntax/node';
import { targetAt } from '../syntax/target';
import type { LineMap } from './edit-target';

export function itemOf(file: SyntaxFile, lines: LineMap, at: NodePath): Item | undefined {
  const target = targetAt(file, at);
  const item = target === undefined ? undefined : itemAt(lines, target);
  return item === undefined || item.flow || lines.afterDashes(item.start) ? item : undefined;
}

/** An item's own text: in a block list its lines without the first indentation, with the comments right above it. */
function textOf(lines: LineMap, { flow, start, end }: Item): { readonly start: number; readonly end: number } {
  return flow ? { start, end } : { start: lines.itemStart(start), end: lines.lineEnd(end) };
}

/** Swaps two items of one list, each with its comments. */
export function swapItems(
  file: SyntaxFile,
  lines: LineMap,
  at: NodePath,
  other: NodePath,
): readonly Edit[] | undefined {
  const items = [itemOf(file, lines, at), itemOf(file, lines, other)] as const;
  if (items[0] === undefined || items[1] === undefined) return undefined;
  const [one, two] = [textOf(lines, items[0]), textOf(lines, items[1])];
  return [
    { ...one, newText: lines.text.slice(two.start, two.end) },
    { ...two, newText: lines.text.slice(one.start, one.end) },
  ];
}

/** The extra indentation of the steps of a block. */
export const STEP = 4;

/** Groups a range of list items into a `parallel` block. */
export function wrapItems(file: SyntaxFile, lines: LineMap, from: NodePath, to: NodePath): readonly Edit[] | undefined {
  const first = itemOf(file, lines, from);
  const last = itemOf(file, lines, to);
  if (first === undefined || last === undefined) return undefined;
  if (first.flow) {
    const key = lines.quotes(first.start) ? '"parallel"' : 'parallel';
    return [
      { start: first.start, end: first.start, newText: `{ ${key}: [` },
      { start: last.end, end: last.end, newText: '] }' },
    ];
  }
  const start = lines.withComments(first.start);
  const { end } = textOf(lines, last);
  const head = `${' '.repeat(lines.column(first.start))}- parallel:${lines.eol}`;
  const pad = ' '.repeat(STEP);
  const edits = linesIn(lines, start, end)
    .filter((line) => lines.text.slice(line, lines.lineEnd(line)).trim() !== '')
    .map((line): Edit => ({ start: line, end: line, newText: line === start ? head + pad : pad }));
  return edits;
}

export function linesIn(page: LineMap, start: number, end: number): readonly number[] {
  const lines: number[] = [];
  for (let line = start; line < end || line === start; line = page.nextLine(line)) {
    lines.push(line);
    if (page.nextLine(line) <= line || page.nextLine(line) >= page.text.length) break;
  }
  return lines;
}
