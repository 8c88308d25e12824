import type { Edit } from '../text/edit';
import type { Span } from '../text/anchored-span';
import type { NodePath } from '../syntax/change';
import type { EditedFile, Member } from './edited-file';
import { scalarText } from './printer';

/** An item's own text: in a block list its lines without the first indentation, with the comments right above it. */
function textOf(file: EditedFile, { flow, start, end }: Member): Span {
  return flow ? { start, end } : { start: file.itemStart(start), end: file.lineEnd(end) };
}

/** Swaps two items of one list, each with its comments. */
export function swapItems(file: EditedFile, at: NodePath, other: NodePath): readonly Edit[] | undefined {
  const [first, second] = [file.item(at), file.item(other)];
  if (first === undefined || second === undefined) return undefined;
  const [one, two] = [textOf(file, first), textOf(file, second)];
  return [
    { ...one, newText: file.text.slice(two.start, two.end) },
    { ...two, newText: file.text.slice(one.start, one.end) },
  ];
}

/** The extra indentation of the steps of a block. */
export const STEP = 4;

/** Groups a range of list items into a `parallel` block. */
export function wrapItems(file: EditedFile, from: NodePath, to: NodePath): readonly Edit[] | undefined {
  const first = file.item(from);
  const last = file.item(to);
  if (first === undefined || last === undefined) return undefined;
  if (first.flow) {
    const key = scalarText('parallel', file.quotes(first.start));
    return [
      { start: first.start, end: first.start, newText: `{ ${key}: [` },
      { start: last.end, end: last.end, newText: '] }' },
    ];
  }
  const start = file.withComments(first.start);
  const head = `${' '.repeat(file.column(first.start))}- parallel:${file.eol}`;
  const pad = ' '.repeat(STEP);
  return linesIn(file, start, textOf(file, last).end)
    .filter((line) => file.text.slice(line, file.lineEnd(line)).trim() !== '')
    .map((line): Edit => ({ start: line, end: line, newText: line === start ? head + pad : pad }));
}

/** The starts of the lines in a range that starts with a line. */
export function linesIn(file: EditedFile, start: number, end: number): readonly number[] {
  const lines: number[] = [];
  for (let line = start; line < end; line = file.nextLine(line)) lines.push(line);
  return lines;
}
