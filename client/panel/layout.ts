import dagre from '@dagrejs/dagre';

/** A box to be placed. Sizes in CSS pixels. */
export interface Sized {
  readonly id: string;
  readonly lane: number;
  readonly width: number;
  readonly height: number;
}

export interface Joined {
  readonly from: string;
  readonly to: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with the place of its upper left corner. */
interface Placed extends Sized, Point {}

/** A path between two boxes, from the right side of one to the left side of the other. */
interface Path<J extends Joined> {
  readonly of: J;
  readonly points: readonly Point[];
}

export interface Layout<J extends Joined> {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Placed>;
  readonly paths: readonly Path<J>[];
  /** From top to bottom, one for each lane. */
  readonly lanes: readonly { readonly y: number; readonly height: number }[];
}

/** Room around what lies in a lane: above there is the lane's name. */
const inset = { left: 20, right: 24, top: 40, bottom: 20 };
const gap = 22;

/**
 * Places boxes from left to right, each lane in a band of its own. Columns and the order in them are the library's; bands arise
 * from taking out of the library's picture, lane by lane, what lies in other lanes.
 */
export function layoutOf<J extends Joined>(boxes: readonly Sized[], joins: readonly J[], lanes: number): Layout<J> {
  const graph = new dagre.graphlib.Graph({ multigraph: true, compound: true });
  // The library counts its columns from where lines end. Told of them backwards, it puts what comes from nothing leftmost, and
  // each other box right of the last one that it comes from.
  graph.setGraph({ rankdir: 'RL', ranker: 'longest-path', nodesep: gap, edgesep: 12, ranksep: 34 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (let lane = 0; lane < lanes; lane++) graph.setNode(`lane ${String(lane)}`, {});
  for (const { id, lane, width, height } of boxes) {
    graph.setNode(id, { width, height });
    graph.setParent(id, `lane ${String(lane)}`);
  }
  joins.forEach(({ from, to }, index) => graph.setEdge(to, from, {}, String(index)));
  dagre.layout(graph);

  const middles = new Map(boxes.map((box) => [box.id, graph.node(box.id) as Point]));
  const laneOf = new Map(boxes.map((box) => [box.id, box.lane]));
  const routes = joins.map((join, index) => {
    const { points } = graph.edge(join.to, join.from, String(index)) as { points: readonly Point[] };
    // The ends lie on the boxes; what is between leads around others.
    return points.slice(1, -1).reverse();
  });
  const placed = new Map<string, Placed>();
  const bands: { y: number; height: number }[] = [];
  const moves: ((y: number) => number)[] = [];
  let top = 0;
  let width = 0;
  for (let lane = 0; lane < lanes; lane++) {
    const own = boxes.filter((box) => box.lane === lane);
    const taken = own.map(({ id, height }) => spanAround(middles.get(id)?.y ?? 0, height / 2));
    joins.forEach(({ from, to }, index) => {
      if (laneOf.get(from) !== lane || laneOf.get(to) !== lane) return;
      for (const { y } of routes[index] ?? []) taken.push(spanAround(y, 2));
    });
    const { move, height } = squeezed(taken, top + inset.top);
    moves.push(move);
    for (const box of own) {
      const { x, y } = middles.get(box.id) ?? { x: 0, y: 0 };
      const left = inset.left + x - box.width / 2;
      placed.set(box.id, { ...box, x: left, y: move(y - box.height / 2) });
      width = Math.max(width, left + box.width + inset.right);
    }
    const band = { y: top, height: inset.top + height + inset.bottom };
    bands.push(band);
    top += band.height;
  }
  const paths = joins.map((join, index): Path<J> => {
    const [from, to] = [placed.get(join.from), placed.get(join.to)];
    if (from === undefined || to === undefined) return { of: join, points: [] };
    const move = from.lane === to.lane ? moves[from.lane] : undefined;
    const between =
      move === undefined ? [] : (routes[index] ?? []).map(({ x, y }) => ({ x: inset.left + x, y: move(y) }));
    return { of: join, points: [rightOf(from), ...between, leftOf(to)] };
  });
  return { width, height: top, boxes: placed, paths, lanes: bands };
}

const spanAround = (middle: number, half: number): readonly [number, number] => [middle - half, middle + half];
const rightOf = ({ x, y, width, height }: Placed): Point => ({ x: x + width, y: y + height / 2 });
const leftOf = ({ x, y, height }: Placed): Point => ({ x, y: y + height / 2 });

/** Moves spans up or down without changing what lies beside what: every stretch in which none lies shrinks to the usual gap. */
function squeezed(
  spans: readonly (readonly [number, number])[],
  start: number,
): { readonly move: (y: number) => number; readonly height: number } {
  const runs: { from: number; to: number; at: number }[] = [];
  let next = start;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = runs.at(-1);
    if (last === undefined || from > last.to + gap) {
      if (last !== undefined) next = last.at + last.to - last.from + gap;
      runs.push({ from, to, at: next });
    } else last.to = Math.max(last.to, to);
  }
  const last = runs.at(-1);
  return {
    move: (y) => {
      const run = runs.findLast((each) => each.from <= y) ?? runs[0];
      return run === undefined ? start : y - run.from + run.at;
    },
    height: last === undefined ? 0 : last.at + last.to - last.from - start,
  };
}

/** A smooth line through points, as SVG writes it: it leaves and arrives level. */
export function lineThrough(points: readonly Point[]): string {
  const n = (value: number): string => value.toFixed(1);
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let line = `M${n(first.x)} ${n(first.y)}`;
  let before = first;
  for (const point of rest) {
    const bend = Math.max(18, Math.abs(point.x - before.x) / 2);
    line += `C${n(before.x + bend)} ${n(before.y)} ${n(point.x - bend)} ${n(point.y)} ${n(point.x)} ${n(point.y)}`;
    before = point;
  }
  return line;
}
