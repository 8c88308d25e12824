import { describe, expect, it } from 'vitest';
import { layoutOf, lineThrough, type Joined, type Layout, type Sized } from '../../client/panel/layout';
import { placeAt, relatedTo } from '../../client/panel/select';
import { stopFrom, type Stop } from '../../client/panel/walk';

const box = (id: string, lane = 0): Sized => ({ id, lane, width: 100, height: 40 });
const joins = (...pairs: readonly string[]): readonly Joined[] =>
  pairs.map((pair) => {
    const [from = '', to = ''] = pair.split('>');
    return { from, to };
  });

const boxes = [box('file'), box('base'), box('copy'), box('far', 1), box('share'), box('alone', 1)];
const lines = joins('file>base', 'base>copy', 'base>far', 'copy>share');
const layout = layoutOf(boxes, lines, 2);

/** The same places for the keyboard. */
function stopsOf({ boxes: placed }: Layout<Joined>): ReadonlyMap<string, Stop> {
  const ends = (id: string, near: 'from' | 'to', far: 'from' | 'to'): readonly string[] =>
    lines.filter((line) => line[near] === id).map((line) => line[far]);
  return new Map(
    [...placed.values()].map((each) => [
      each.id,
      { ...each, before: ends(each.id, 'to', 'from'), after: ends(each.id, 'from', 'to') },
    ]),
  );
}

describe('the layout of a picture', () => {
  it('places what comes of a thing to its right', () => {
    for (const { from, to } of lines) {
      const left = layout.boxes.get(from)!;
      expect(layout.boxes.get(to)!.x).toBeGreaterThan(left.x + left.width);
    }
  });

  it('keeps everything in its lane, and lanes one below the other', () => {
    let top = 0;
    for (const { y, height } of layout.lanes) {
      expect(y).toBe(top);
      top += height;
    }
    expect(layout.height).toBe(top);
    for (const { y, height, lane, x, width } of layout.boxes.values()) {
      const band = layout.lanes[lane]!;
      expect(y).toBeGreaterThanOrEqual(band.y);
      expect(y + height).toBeLessThanOrEqual(band.y + band.height);
      expect(x + width).toBeLessThanOrEqual(layout.width);
    }
  });

  it('lays no box over another, in large pictures neither', () => {
    const many = Array.from({ length: 120 }, (_, index) => box(String(index), index % 3));
    const chain = joins(...many.slice(10).map((_, index) => `${String(index % 10)}>${String(index + 10)}`));
    const placed = [...layoutOf(many, chain, 3).boxes.values()];
    for (const a of placed)
      for (const b of placed) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(a === b || apart, `${a.id} and ${b.id}`).toBe(true);
      }
  });

  it('leads lines from the right side of one box to the left side of another', () => {
    for (const { of, points } of layout.paths) {
      const [from, to] = [layout.boxes.get(of.from)!, layout.boxes.get(of.to)!];
      expect(points[0]).toEqual({ x: from.x + from.width, y: from.y + from.height / 2 });
      expect(points.at(-1)).toEqual({ x: to.x, y: to.y + to.height / 2 });
    }
  });

  it('survives circles, lines to itself, several lines between the same, and nothing at all', () => {
    const circle = layoutOf([box('a'), box('b')], joins('a>b', 'b>a', 'a>a', 'a>b'), 1);
    expect(circle.boxes.size).toBe(2);
    expect(circle.paths).toHaveLength(4);
    expect(layoutOf([], [], 1).lanes).toHaveLength(1);
  });

  it('draws a line as a curve that SVG reads', () => {
    expect(lineThrough([])).toBe('');
    expect(
      lineThrough([
        { x: 0, y: 0 },
        { x: 100, y: 20 },
      ]),
    ).toBe('M0.0 0.0C50.0 0.0 50.0 20.0 100.0 20.0');
  });
});

describe('the keyboard in a picture', () => {
  const stops = stopsOf(layout);

  it('goes along the lineage with left and right', () => {
    expect(stopFrom('file', 'ArrowRight', stops)).toBe('base');
    expect(stopFrom('share', 'ArrowLeft', stops)).toBe('copy');
    expect(stopFrom('file', 'ArrowLeft', stops)).toBeUndefined();
  });

  it('reaches other lanes with down and up, and the ends with Home and End', () => {
    const seen = new Set(['file']);
    for (const open of seen)
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) {
        const next = stopFrom(open, key, stops);
        if (next !== undefined) seen.add(next);
      }
    expect([...seen].sort()).toEqual([...stops.keys()].sort());
    expect(stopFrom('copy', 'Home', stops)).toBe('file');
    expect(stopFrom('copy', 'End', stops)).toBe('alone');
  });

  it('shows all that leads to a thing and all that comes of it, and no more', () => {
    expect([...relatedTo('copy', stops)].sort()).toEqual(['base', 'copy', 'file', 'share']);
  });
});

describe('the place of the cursor in a picture', () => {
  const at = (line: number, character: number): { line: number; character: number } => ({ line, character });
  const range = (from: number, to: number, line = 0): { start: ReturnType<typeof at>; end: ReturnType<typeof at> } => ({
    start: at(line, from),
    end: at(line, to),
  });
  const places = new Map([
    ['image:a', { at: range(2, 3, 1), whole: range(2, 20, 1) }],
    ['image:made', { at: range(10, 14, 5), whole: range(0, 30, 5) }],
    ['step:1', { at: range(4, 8, 5), whole: range(0, 30, 5) }],
  ]);

  it('is the name that it stands on, else the whole around it, a step before the image that it makes', () => {
    expect(placeAt(at(1, 15), places)).toBe('image:a');
    expect(placeAt(at(5, 12), places)).toBe('image:made');
    expect(placeAt(at(5, 25), places)).toBe('step:1');
    expect(placeAt(at(3, 0), places)).toBeUndefined();
  });
});
