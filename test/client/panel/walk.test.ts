import { describe, expect, it } from 'vitest';
import { placeAt, relatedTo } from '../../../client/panel/select';
import type { Place } from '../../../client/panel/talk';
import type { PlacedRange } from '../../../server/features/pipeline/picture';
import { stopFrom, type Stop } from '../../../client/panel/walk';

const pairs = ['file>base', 'base>copy', 'base>far', 'copy>share'].map((pair) => pair.split('>'));
const stop = (id: string, column: number, row: number): Stop => ({
  id,
  x: column * 200,
  y: row * 60,
  width: 100,
  height: 40,
  before: pairs.flatMap(([from = '', to]) => (to === id ? [from] : [])),
  after: pairs.flatMap(([from, to = '']) => (from === id ? [to] : [])),
});
const stops = new Map(
  [
    stop('file', 0, 0),
    stop('base', 1, 0),
    stop('copy', 2, 0),
    stop('far', 2, 2),
    stop('share', 3, 0),
    stop('alone', 0, 2),
  ].map((each) => [each.id, each]),
);

describe('the keyboard in the panel', () => {
  it('moves along the lineage with the left and right keys', () => {
    expect(stopFrom('file', 'ArrowRight', stops)).toBe('base');
    expect(stopFrom('share', 'ArrowLeft', stops)).toBe('copy');
    expect(stopFrom('file', 'ArrowLeft', stops)).toBeUndefined();
  });

  it('reaches other lanes with the up and down keys, and the ends with Home and End', () => {
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

  it('highlights exactly the predecessors and successors of an image', () => {
    expect([...relatedTo('copy', stops)].sort()).toEqual(['base', 'copy', 'file', 'share']);
  });
});

describe('the place of the cursor in the panel', () => {
  const at = (line: number, character: number, uri = 'file:///a'): Place => ({ uri, line, character });
  const range = (from: number, to: number, line = 0): PlacedRange => ({
    uri: 'file:///a',
    start: at(line, from),
    end: at(line, to),
  });
  const places = new Map([
    ['image:a', { at: range(2, 3, 1), whole: range(2, 20, 1) }],
    ['image:made', { at: range(10, 14, 5), whole: range(0, 30, 5) }],
    ['step:1', { at: range(4, 8, 5), whole: range(0, 30, 5) }],
  ]);

  it('is the name at the cursor, or what contains the cursor, with steps before the images that they create', () => {
    expect(placeAt(at(1, 15), places)).toBe('image:a');
    expect(placeAt(at(5, 12), places)).toBe('image:made');
    expect(placeAt(at(5, 25), places)).toBe('step:1');
    expect(placeAt(at(3, 0), places)).toBeUndefined();
    expect(placeAt(at(1, 15, 'file:///b'), places)).toBeUndefined();
  });
});
