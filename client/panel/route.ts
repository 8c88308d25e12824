import type { Join } from './cards';
import type { Cell, Layout, Line, Placed, LayoutInput, Point } from './geometry';
import { Tracks } from './tracks';

/** The padding of a lane. Its name is above. */
const margin = 16;
const title = 30;
const bottom = 14;
/** The distance between parallel lines. */
const track = 8;
/** The distance of the first line end from the upper edge of a box, and between further ones. */
const port = 16;
const nextPort = 6;
/** The distance from the left edge of a box to the line that leaves it at the bottom. */
const stem = 11;

/**
 * The route of a line between columns: from the box into the gutter on its right and, if needed, above the lane into another
 * gutter.
 */
interface Way {
  readonly gutter: number;
  readonly corridor?: { readonly lane: number; readonly gutter: number };
}

/** A line before it has coordinates. Without a way, it only goes down from a box to a child that is indented below it. */
interface Route {
  readonly of: Join;
  readonly from: Cell;
  readonly to: Cell;
  readonly way: Way | undefined;
}

/** The tracks of the gutters between columns, and of the corridors above lanes. */
interface Paths {
  readonly gutters: readonly Tracks[];
  readonly corridors: readonly Tracks[];
}

/** The x coordinates of the columns, of the first track of each gutter, and of the right edge. */
interface Columns {
  readonly lefts: readonly number[];
  readonly starts: readonly number[];
  readonly width: number;
}

/** A lane, and the y coordinate of its boxes. */
interface Band {
  readonly y: number;
  readonly height: number;
  readonly top: number;
}

/** Positions boxes and lines. */
export function routed(
  boxes: readonly Cell[],
  input: LayoutInput,
  heights: readonly number[],
  across: boolean,
): Layout {
  const routes = routesOf(boxes, input, across);
  const paths = pathsOf(boxes, input.lanes, routes);
  const columns = columnPositions(boxes, paths, input.width, across);
  const bands = bandsOf(heights, paths);
  const placed = new Map(
    boxes.map(({ id, lane, height, column, indent, y }): [string, Placed] => {
      const [left, top] = [columns.lefts[column] ?? 0, bands[lane]?.top ?? 0];
      return [id, { id, lane, height, width: input.width, x: left + indent, y: top + y }];
    }),
  );
  return {
    width: columns.width,
    height: bands.reduce((sum, { height }) => sum + height, 0),
    boxes: placed,
    lines: linesOf(routes, placed, paths, columns.starts, bands, across),
    lanes: bands.map(({ y, height }) => ({ y, height })),
  };
}

function routesOf(boxes: readonly Cell[], { joins, parents }: LayoutInput, across: boolean): readonly Route[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const falls = (from: Cell, to: Cell): boolean =>
    !across && from.lane === to.lane && from.column === to.column && parents.get(to.id) === from.id && from !== to;
  const wayOf = (from: Cell, to: Cell): Way => {
    const gutter = from.column + 1;
    const last = across ? to.column : to.column + 1;
    return last === gutter ? { gutter } : { gutter, corridor: { lane: to.lane, gutter: last } };
  };
  return joins.flatMap((of) => {
    const [from, to] = [byId.get(of.from), byId.get(of.to)];
    return from === undefined || to === undefined
      ? []
      : [{ of, from, to, way: falls(from, to) ? undefined : wayOf(from, to) }];
  });
}

/** Reserves the tracks of all lines. */
function pathsOf(boxes: readonly Cell[], lanes: number, routes: readonly Route[]): Paths {
  const columns = Math.max(1, ...boxes.map(({ column }) => column + 1));
  const gutters = Array.from({ length: columns + 1 }, () => new Tracks());
  const corridors = Array.from({ length: lanes }, () => new Tracks());
  // Tracks depend only on the order of positions, so lanes may be far apart.
  const far = 1e6;
  const height = (box: Cell): number => box.lane * far + box.y + port;
  for (const { from, to, way } of routes) {
    if (way === undefined) continue;
    if (way.corridor === undefined) gutters[way.gutter]?.take(from.id, height(from), height(to));
    else {
      const over = way.corridor.lane * far - 1;
      gutters[way.gutter]?.take(from.id, height(from), over);
      corridors[way.corridor.lane]?.take(from.id, way.gutter, way.corridor.gutter);
      gutters[way.corridor.gutter]?.take(from.id, over, height(to));
    }
  }
  return { gutters, corridors };
}

function columnPositions(boxes: readonly Cell[], { gutters }: Paths, width: number, across: boolean): Columns {
  const columns = gutters.length - 1;
  const indent = Math.max(0, ...boxes.map((box) => box.indent));
  const lefts: number[] = [];
  const starts: number[] = [];
  let x = 0;
  gutters.forEach((gutter, index) => {
    starts.push(x + 10);
    const edge = index === 0 || index === columns;
    x += Math.max(
      edge ? margin : across ? 36 : 28,
      gutter.count === 0 ? 0 : 14 + gutter.count * track + (across || edge ? 10 : 14),
    );
    lefts.push(x);
    if (index < columns) x += width + indent;
  });
  return { lefts, starts, width: x };
}

function bandsOf(heights: readonly number[], { corridors }: Paths): readonly Band[] {
  let y = 0;
  return heights.map((own, lane) => {
    const over = (corridors[lane]?.count ?? 0) * track;
    const band = { y, height: title + over + own + bottom, top: y + title + over };
    y += band.height;
    return band;
  });
}

/** The y coordinate of the next line end on a side of a box. */
function ports(): (box: Placed, side: 'left' | 'right') => number {
  /** The number of line ends on each side of each box so far. */
  const used = new Map<string, number>();
  return (box, side) => {
    const key = `${side} ${box.id}`;
    const count = used.get(key) ?? 0;
    used.set(key, count + 1);
    return box.y + Math.min(Math.min(port, box.height / 2) + count * nextPort, box.height - 4);
  };
}

function linesOf(
  routes: readonly Route[],
  placed: ReadonlyMap<string, Placed>,
  { gutters, corridors }: Paths,
  starts: readonly number[],
  bands: readonly Band[],
  across: boolean,
): readonly Line[] {
  const portOf = ports();
  const at = (gutter: number, id: string): number => (starts[gutter] ?? 0) + (gutters[gutter]?.of(id) ?? 0) * track;
  const ends = routes.map(({ to, way }) => {
    const box = placed.get(to.id);
    return box === undefined ? 0 : portOf(box, across || way === undefined ? 'left' : 'right');
  });
  const outs = new Map<string, number>();
  return routes.flatMap(({ of, from, to, way }, index): Line[] => {
    const [start, end] = [placed.get(from.id), placed.get(to.id)];
    if (start === undefined || end === undefined) return [];
    const endY = ends[index] ?? 0;
    if (way === undefined) return [{ of, points: fallOf(start, end, endY) }];
    const startY = outs.get(from.id) ?? portOf(start, 'right');
    outs.set(from.id, startY);
    const first = at(way.gutter, from.id);
    const points: Point[] = [
      { x: start.x + start.width, y: startY },
      { x: first, y: startY },
    ];
    if (way.corridor !== undefined) {
      const { lane, gutter } = way.corridor;
      const over = (bands[lane]?.y ?? 0) + title - 4 + (corridors[lane]?.of(from.id) ?? 0) * track;
      points.push({ x: first, y: over }, { x: at(gutter, from.id), y: over });
    }
    const last = points.at(-1)?.x ?? 0;
    points.push({ x: last, y: endY }, { x: across ? end.x : end.x + end.width, y: endY });
    return [{ of, points }];
  });
}

/** The line from a box to a child that is indented below it. */
function fallOf(start: Placed, end: Placed, endY: number): readonly Point[] {
  const down = start.x + stem;
  return [
    { x: down, y: start.y + start.height },
    { x: down, y: endY },
    { x: end.x, y: endY },
  ];
}
