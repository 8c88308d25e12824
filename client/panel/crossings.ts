import type { Layout, Line, Point } from './geometry';

type Segment = readonly [from: Point, to: Point];

/** How many times lines from different boxes cross. */
export function crossingsOf({ lines }: Layout): number {
  let count = 0;
  const segments = lines.map(segmentsOf);
  lines.forEach(({ of }, index) => {
    for (let next = index + 1; next < lines.length; next++) {
      if (lines[next]?.of.from === of.from) continue;
      for (const one of segments[index] ?? [])
        for (const other of segments[next] ?? []) if (cross(one, other) || cross(other, one)) count++;
    }
  });
  return count;
}

const segmentsOf = ({ points }: Line): readonly Segment[] =>
  points.slice(1).flatMap((to, index): readonly Segment[] => {
    const from = points[index];
    return from === undefined ? [] : [[from, to]];
  });

/** Whether a horizontal segment crosses a vertical one. */
function cross([a, b]: Segment, [c, d]: Segment): boolean {
  const between = (value: number, one: number, other: number): boolean =>
    value > Math.min(one, other) && value < Math.max(one, other);
  return a.y === b.y && c.x === d.x && between(c.x, a.x, b.x) && between(a.y, c.y, d.y);
}
