import type { Joined, Layout, Plan, Sized } from './layout';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with the place of its upper left corner. */
export interface Placed extends Sized, Point {
  readonly width: number;
}

/** A line between two boxes, level and upright in turn. */
export interface Line<J extends Joined> {
  readonly of: J;
  readonly points: readonly Point[];
}

/** A box with its column, and its place in the column and in the lane. */
export interface Cell extends Sized {
  readonly column: number;
  readonly indent: number;
  readonly y: number;
}

/** Room around what is in a lane. Its name is above. */
const margin = 16;
const title = 30;
const bottom = 14;
/** Between lines beside each other. */
const track = 8;
/** Where lines end below the upper edge of a box, and how far further ones are from the first. */
const port = 16;
const nextPort = 6;
/** From the left edge of a box to the line that leaves it below. */
const stem = 11;

/** A way of a line between columns: from the box into the gutter right of it, and where needed over the lane into another gutter. */
interface Way {
  readonly gutter: number;
  readonly corridor?: { readonly lane: number; readonly gutter: number };
}

/** Gives boxes and lines their places. */
export function routed<J extends Joined>(
  boxes: readonly Cell[],
  { joins, width, lanes, parents }: Plan<J>,
  heights: readonly number[],
  across: boolean,
): Layout<J> {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const columns = Math.max(1, ...boxes.map(({ column }) => column + 1));
  // Only the order of places counts for tracks, so that lanes may be far apart.
  const far = 1e6;
  const height = (box: Cell): number => box.lane * far + box.y + port;
  const gutters = Array.from({ length: columns + 1 }, () => new Tracks());
  const corridors = Array.from({ length: lanes }, () => new Tracks());

  /** Whether a line only goes down from a box to what is indented below it. */
  const falls = (from: Cell, to: Cell): boolean =>
    !across && from.lane === to.lane && from.column === to.column && parents.get(to.id) === from.id && from !== to;
  const wayOf = (from: Cell, to: Cell): Way => {
    const gutter = from.column + 1;
    const last = across ? to.column : to.column + 1;
    return last === gutter ? { gutter } : { gutter, corridor: { lane: to.lane, gutter: last } };
  };
  const routes = joins.flatMap((of) => {
    const [from, to] = [byId.get(of.from), byId.get(of.to)];
    return from === undefined || to === undefined
      ? []
      : [{ of, from, to, way: falls(from, to) ? undefined : wayOf(from, to) }];
  });
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
  let y = 0;
  const bands = heights.map((own, lane) => {
    const over = (corridors[lane]?.count ?? 0) * track;
    const band = { y, height: title + over + own + bottom, top: y + title + over };
    y += band.height;
    return band;
  });
  const placed = new Map(
    boxes.map((box): [string, Placed] => {
      const { id, lane, height: tall } = box;
      const left = (lefts[box.column] ?? 0) + box.indent;
      return [id, { id, lane, height: tall, width, x: left, y: (bands[lane]?.top ?? 0) + box.y }];
    }),
  );

  /** How many lines end on the left and on the right of a box so far. */
  const used = new Map<string, number>();
  const portOf = (box: Placed, side: 'left' | 'right'): number => {
    const key = `${side} ${box.id}`;
    const count = used.get(key) ?? 0;
    used.set(key, count + 1);
    return box.y + Math.min(Math.min(port, box.height / 2) + count * nextPort, box.height - 4);
  };
  const at = (gutter: number, id: string): number => (starts[gutter] ?? 0) + (gutters[gutter]?.of(id) ?? 0) * track;
  const ends = routes.map(({ to, way }) => {
    const box = placed.get(to.id);
    return box === undefined ? 0 : portOf(box, across || way === undefined ? 'left' : 'right');
  });
  const outs = new Map<string, number>();
  const lines = routes.flatMap(({ of, from, to, way }, index): Line<J>[] => {
    const [start, end] = [placed.get(from.id), placed.get(to.id)];
    if (start === undefined || end === undefined) return [];
    const endY = ends[index] ?? 0;
    if (way === undefined) {
      const down = start.x + stem;
      return [
        {
          of,
          points: [
            { x: down, y: start.y + start.height },
            { x: down, y: endY },
            { x: end.x, y: endY },
          ],
        },
      ];
    }
    const startY = outs.get(from.id) ?? portOf(start, 'right');
    outs.set(from.id, startY);
    const first = at(way.gutter, from.id);
    const points: Point[] = [
      { x: start.x + width, y: startY },
      { x: first, y: startY },
    ];
    if (way.corridor !== undefined) {
      const { lane, gutter } = way.corridor;
      const over = (bands[lane]?.y ?? 0) + title - 4 + (corridors[lane]?.of(from.id) ?? 0) * track;
      points.push({ x: first, y: over }, { x: at(gutter, from.id), y: over });
    }
    const last = points.at(-1)?.x ?? 0;
    points.push({ x: last, y: endY }, { x: across ? end.x : end.x + width, y: endY });
    return [{ of, points }];
  });
  return {
    width: x,
    height: y,
    boxes: placed,
    lines,
    lanes: bands.map(({ y: top, height: tall }) => ({ y: top, height: tall })),
  };
}

/** Parallel tracks for lines: those of one box share a track, those of others never touch each other on it. */
class Tracks {
  private readonly spans = new Map<string, { from: number; to: number }>();
  private tracks: Map<string, number> | undefined;

  /** Notes a stretch of a line. */
  take(id: string, one: number, other: number): void {
    const span = this.spans.get(id);
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    if (span === undefined) this.spans.set(id, { from, to });
    else [span.from, span.to] = [Math.min(span.from, from), Math.max(span.to, to)];
  }

  /** The track of a box. What begins last is nearest to the boxes, so that lines to boxes in the same order do not cross. */
  of(id: string): number {
    if (this.tracks === undefined) {
      this.tracks = new Map();
      const taken: { from: number; to: number }[][] = [];
      for (const [key, span] of [...this.spans].sort(([, a], [, b]) => b.from - a.from || b.to - a.to)) {
        let free = taken.findIndex((spans) => spans.every(({ from, to }) => to + 1 < span.from || span.to + 1 < from));
        if (free < 0) free = taken.push([]) - 1;
        taken[free]?.push(span);
        this.tracks.set(key, free);
      }
    }
    return this.tracks.get(id) ?? 0;
  }

  get count(): number {
    return Math.max(0, ...[...this.spans.keys()].map((id) => this.of(id) + 1));
  }
}
