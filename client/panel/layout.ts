import { routed, type Cell, type Line, type Placed } from './route';

/** A box to be placed. Sizes in CSS pixels. */
export interface Sized {
  readonly id: string;
  readonly lane: number;
  readonly height: number;
}

export interface Joined {
  readonly from: string;
  readonly to: string;
}

/** How boxes follow each other: `across` puts what comes of a box beside it, a number below it in so many columns. */
export type Flow = 'across' | number;

export interface Layout<J extends Joined> {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Placed>;
  readonly lines: readonly Line<J>[];
  /** From top to bottom, one for each lane. */
  readonly lanes: readonly { readonly y: number; readonly height: number }[];
}

export interface Plan<J extends Joined> {
  /** In the order in which they are to be read. */
  readonly boxes: readonly Sized[];
  readonly joins: readonly J[];
  /** The box beside which a box is placed. */
  readonly parents: ReadonlyMap<string, string>;
  readonly lanes: number;
  readonly width: number;
}

const gap = 10;
/** How far what comes of a box is moved to the right where it is below the box. */
const step = 22;

/**
 * Places trees of boxes in bands, one for each lane, in the order given. Lines run only where no box can be: between columns, above
 * a band, and left of what comes of a box.
 */
export function layoutOf<J extends Joined>(plan: Plan<J>, flow: Flow): Layout<J> {
  const laneOf = new Map(plan.boxes.map(({ id, lane }) => [id, lane]));
  const children = new Map<string, Sized[]>();
  const roots: Sized[][] = Array.from({ length: plan.lanes }, () => []);
  for (const box of plan.boxes) {
    const parent = plan.parents.get(box.id);
    const near = parent !== undefined && laneOf.get(parent) === box.lane ? parent : undefined;
    if (near === undefined) roots[box.lane]?.push(box);
    else children.set(near, [...(children.get(near) ?? []), box]);
  }
  const across = flow === 'across';
  const columns = across ? columnsOf(plan) : new Map<string, number>();
  const cells: Cell[] = [];

  /** Places a box with what comes of it, and returns where the next can begin. */
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
    // What comes from another lane is below what it comes from, so that lines run straight.
    const above = (tree: Sized): number | undefined => columnOf.get(plan.parents.get(tree.id) ?? '');
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
    plan,
    heights.map((height) => Math.max(0, height - gap)),
    across,
  );
}

/** Columns for boxes beside each other: each one after all that it comes from. */
function columnsOf({ boxes, joins }: Plan<Joined>): ReadonlyMap<string, number> {
  const before = new Map<string, string[]>();
  for (const { from, to } of joins) before.set(to, [...(before.get(to) ?? []), from]);
  const columns = new Map<string, number>();
  const columnOf = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    // A box that comes from itself ends here.
    columns.set(id, 0);
    const column = Math.max(-1, ...(before.get(id) ?? []).map(columnOf)) + 1;
    columns.set(id, column);
    return column;
  };
  for (const { id } of boxes) columnOf(id);
  return columns;
}

function heightOf(tree: Sized, children: ReadonlyMap<string, readonly Sized[]>): number {
  return (children.get(tree.id) ?? []).reduce((sum, child) => sum + heightOf(child, children), tree.height + gap);
}

/** The least height of columns that take trees of these heights in their order. */
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
