import { grouped } from '../../server/text/grouped';
import type { Cell, Layout, LayoutInput, Sized } from './geometry';
import { routed } from './route';

/**
 * How boxes follow each other. `across` places children next to their parent, a number places them below it in that many columns.
 */
export type Flow = 'across' | number;

const gap = 10;
/** The indentation of children below their parent. */
const step = 22;

/**
 * Places trees of boxes in lanes, in the given order. Lines only run where there are no boxes: between columns, above a lane, and
 * left of indented children.
 */
export function layoutOf(input: LayoutInput, flow: Flow): Layout {
  const laneOf = new Map(input.boxes.map(({ id, lane }) => [id, lane]));
  const children = grouped(input.boxes, ({ id, lane }) => {
    const parent = input.parents.get(id);
    return parent !== undefined && laneOf.get(parent) === lane ? parent : undefined;
  });
  const roots = Array.from({ length: input.lanes }, (_, lane) =>
    (children.get(undefined) ?? []).filter((box) => box.lane === lane),
  );
  const across = flow === 'across';
  const columns = across ? columnsOf(input) : new Map<string, number>();
  const cells: Cell[] = [];

  /** Places a box and its children. Returns the y coordinate of the next box. */
  function place(box: Sized, column: number, indent: number, y: number): number {
    const at = across ? (columns.get(box.id) ?? 0) : column;
    cells.push({ ...box, column: at, indent: across ? 0 : indent, y });
    let next = across ? y : y + box.height + gap;
    for (const child of children.get(box.id) ?? []) next = place(child, column, indent + step, next);
    return Math.max(next, y + box.height + gap);
  }

  const columnOf = new Map<string, number>();
  const heights = roots.map((trees) => {
    if (across) return trees.reduce((y, tree) => place(tree, 0, 0, y), 0);
    // A child in another lane is placed below its parent, so that the line is straight.
    const above = (tree: Sized): number | undefined => columnOf.get(input.parents.get(tree.id) ?? '');
    const sizes = new Map(trees.map((tree) => [tree, heightOf(tree, children)]));
    const limit = limitOf(
      trees.flatMap((tree) => (above(tree) === undefined ? (sizes.get(tree) ?? 0) : [])),
      flow,
    );
    const ends: number[] = [];
    let free = 0;
    for (const tree of trees) {
      const end = ends[free] ?? 0;
      if (above(tree) === undefined && end > 0 && end + (sizes.get(tree) ?? 0) > limit && free + 1 < flow) free++;
      const column = above(tree) ?? free;
      ends[column] = place(tree, column, 0, ends[column] ?? 0);
    }
    for (const { id, column } of cells) columnOf.set(id, column);
    return Math.max(0, ...ends.filter((end) => end > 0));
  });
  return routed(
    cells,
    input,
    heights.map((height) => Math.max(0, height - gap)),
    across,
  );
}

/** Columns for boxes next to each other: each box is in a later column than its parents. */
function columnsOf({ boxes, joins }: LayoutInput): ReadonlyMap<string, number> {
  const before = grouped(joins, ({ to }) => to);
  const columns = new Map<string, number>();
  const columnOf = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    // Stops at a box that comes from itself.
    columns.set(id, 0);
    const column = Math.max(-1, ...(before.get(id) ?? []).map(({ from }) => columnOf(from))) + 1;
    columns.set(id, column);
    return column;
  };
  for (const { id } of boxes) columnOf(id);
  return columns;
}

function heightOf(tree: Sized, children: ReadonlyMap<string | undefined, readonly Sized[]>): number {
  return (children.get(tree.id) ?? []).reduce((sum, child) => sum + heightOf(child, children), tree.height + gap);
}

/** The minimum height of columns that fit trees of these heights in order. */
function limitOf(sizes: readonly number[], columns: number): number {
  const fits = (limit: number): boolean => {
    let [used, y] = [1, 0];
    for (const size of sizes) {
      if (y > 0 && y + size > limit) [used, y] = [used + 1, 0];
      y += size;
    }
    return used <= columns;
  };
  let [low, high] = [Math.max(0, ...sizes), sizes.reduce((sum, size) => sum + size, 0)];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return fits(low) ? low : high;
}
