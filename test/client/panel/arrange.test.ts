import { describe, expect, it } from 'vitest';
import { arranged, legible, type Pane } from '../../../client/panel/arrange';
import { cardsOf, joinsOf, type Card } from '../../../client/panel/cards';
import type { Layout, Line, Placed, Point, Sized } from '../../../client/panel/geometry';
import { crossingsOf } from '../../../client/panel/crossings';
import { layoutOf, type Flow } from '../../../client/panel/layout';
import { sizesOf, pictureOf } from '../../support/panel';
import { pipeline } from '../../support/pipelines';

const panes: Readonly<Record<string, Pane>> = {
  tall: { width: 500, height: 840 },
  square: { width: 770, height: 660 },
  wide: { width: 1440, height: 400 },
};
const sizes = [5, 20, 60, 200];
const cases = sizes.flatMap((images) =>
  [true, false].flatMap((alike) => Object.keys(panes).map((pane) => ({ images, alike, pane }))),
);
const known = new Map<string, ReturnType<typeof pictureOf>>();

function arrangement({ images, alike, pane }: (typeof cases)[number]) {
  const key = `${String(images)} ${String(alike)}`;
  const picture = known.get(key) ?? pictureOf(pipeline(images, alike));
  known.set(key, picture);
  const cards = cardsOf(picture);
  return { cards, ...arranged(cards, picture.lanes.length, sizesOf(cards), panes[pane]!, new Set()) };
}

/** Layouts of the cards of a picture in each direction, without folds. */
function layoutsOf(cards: readonly Card[], lanes: number): readonly (readonly [Flow, Layout])[] {
  const heights = sizesOf(cards).full[0].heights;
  const parents = new Map(
    cards.flatMap(({ id, parents: all }) => (all.length > 0 ? [[id, all.at(-1)!] as const] : [])),
  );
  const boxes = cards.map(({ id, lane }) => ({ id, lane, height: heights.get(id)! }));
  return (['across', 1, 2, 3] as const).map((flow) => [
    flow,
    layoutOf({ boxes, joins: joinsOf(cards), parents, lanes, width: 212 }, flow),
  ]);
}

const stretchesOf = ({ points }: Line): readonly (readonly [Point, Point])[] =>
  points.slice(1).map((point, index) => [points[index]!, point] as const);

function crosses([a, b]: readonly [Point, Point], { x, y, width, height }: Placed): boolean {
  return (
    Math.max(a.x, b.x) > x + 1 &&
    Math.min(a.x, b.x) < x + width - 1 &&
    Math.max(a.y, b.y) > y + 1 &&
    Math.min(a.y, b.y) < y + height - 1
  );
}

/** Whether two segments overlap in more than one point. */
function overlap(one: readonly [Point, Point], two: readonly [Point, Point]): boolean {
  return (['x', 'y'] as const).some((level) => {
    const along = level === 'x' ? 'y' : 'x';
    const flat = [...one, ...two].every((point) => Math.abs(point[level] - one[0][level]) < 0.5);
    const from = Math.max(Math.min(one[0][along], one[1][along]), Math.min(two[0][along], two[1][along]));
    const to = Math.min(Math.max(one[0][along], one[1][along]), Math.max(two[0][along], two[1][along]));
    return flat && to - from > 1;
  });
}

/** The problems of a layout, as text. */
function faultsOf(layout: Layout): readonly string[] {
  const faults: string[] = [];
  const boxes = [...layout.boxes.values()];
  boxes.forEach((a, index) => {
    const band = layout.lanes[a.lane]!;
    if (a.y < band.y || a.y + a.height > band.y + band.height) faults.push(`${a.id} leaves its lane`);
    if (a.x < 0 || a.x + a.width > layout.width) faults.push(`${a.id} leaves the picture`);
    for (const b of boxes.slice(index + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      if (!apart) faults.push(`${a.id} is on ${b.id}`);
    }
  });
  let top = 0;
  for (const { y, height } of layout.lanes) {
    if (y !== top) faults.push('lanes are not one below the other');
    top = y + height;
  }
  if (top !== layout.height) faults.push('the lanes do not fill the picture');
  const borders = layout.lanes.map(({ y, height }) => y + height);
  layout.lines.forEach((line, index) => {
    const name = `${line.of.from} → ${line.of.to}`;
    for (const stretch of stretchesOf(line)) {
      const [a, b] = stretch;
      if (a.x !== b.x && a.y !== b.y) faults.push(`${name} is neither level nor upright`);
      for (const box of boxes) if (crosses(stretch, box)) faults.push(`${name} crosses ${box.id}`);
      if (a.y === b.y && borders.some((border) => Math.abs(border - a.y) < 2))
        faults.push(`${name} runs along a border`);
    }
    for (const other of layout.lines.slice(index + 1)) {
      if (other.of.from === line.of.from) continue;
      if (stretchesOf(line).some((one) => stretchesOf(other).some((two) => overlap(one, two))))
        faults.push(`${name} runs on ${other.of.from} → ${other.of.to}`);
    }
  });
  return faults;
}

describe('the layout of a picture', () => {
  it.each(sizes)('has no lines across boxes or along other lines, and no overlapping lanes: %i images', (images) => {
    const picture = pictureOf(pipeline(images));
    const cards = cardsOf(picture);
    expect(cards.length).toBeGreaterThanOrEqual(images);
    for (const [flow, layout] of layoutsOf(cards, picture.lanes.length)) {
      expect(layout.boxes.size, String(flow)).toBe(cards.length);
      expect(layout.lines, String(flow)).toHaveLength(joinsOf(cards).length);
      expect(faultsOf(layout), String(flow)).toEqual([]);
    }
  });

  it.each(sizes)('keeps the order of steps: %i images', (images) => {
    const picture = pictureOf(pipeline(images));
    const cards = cardsOf(picture);
    const order = new Map(cards.map(({ id }, index) => [id, index]));
    for (const [flow, { boxes }] of layoutsOf(cards, picture.lanes.length)) {
      const siblings = new Map<string, Placed[]>();
      for (const { id, lane, parents } of cards) {
        const key = `${String(lane)} ${parents.at(-1) ?? ''}`;
        siblings.set(key, [...(siblings.get(key) ?? []), boxes.get(id)!]);
        const parent = boxes.get(parents.at(-1) ?? '');
        const box = boxes.get(id)!;
        if (parent?.lane !== lane) continue;
        expect(flow === 'across' ? box.x > parent.x : box.y > parent.y, `${id} comes after ${parent.id}`).toBe(true);
      }
      // Columns are in reading order, each from top to bottom.
      for (const group of siblings.values()) {
        const read = [...group].sort((a, b) => (Math.abs(a.x - b.x) > 200 ? a.x - b.x : a.y - b.y));
        expect(group.map(({ id }) => id).sort((a, b) => order.get(a)! - order.get(b)!)).toEqual(
          read.map(({ id }) => id),
        );
      }
    }
  });

  it('is deterministic', () => {
    const one = { images: 60, alike: false, pane: 'wide' };
    expect(arrangement(one).layout).toEqual(arrangement(one).layout);
  });

  it('handles cycles, self-references, duplicate lines, and an empty graph', () => {
    const boxes: readonly Sized[] = ['a', 'b'].map((id) => ({ id, lane: 0, height: 40 }));
    const joins = ['ab', 'ba', 'aa', 'ab'].map(([from = '', to = '']) => ({ from, to, form: 'link' as const }));
    for (const flow of ['across', 1] as const) {
      const layout = layoutOf({ boxes, joins, parents: new Map(), lanes: 1, width: 100 }, flow);
      expect([layout.boxes.size, layout.lines.length]).toEqual([2, 4]);
      expect(layoutOf({ boxes: [], joins: [], parents: new Map(), lanes: 1, width: 100 }, flow).lanes).toHaveLength(1);
    }
  });
});

describe('the arrangement for a pane', () => {
  it.each(cases)('has no layout errors: $images images in a $pane pane, alike: $alike', (one) => {
    expect(faultsOf(arrangement(one).layout)).toEqual([]);
  });

  it.each(cases.filter(({ images }) => images <= 20))(
    'is completely visible and readable: $images images in a $pane pane, alike: $alike',
    (one) => {
      expect(arrangement(one).scale).toBeGreaterThanOrEqual(legible);
    },
  );

  it.each(cases.filter(({ images }) => images > 20))(
    'is completely visible at half its size or more: $images images in a $pane pane, alike: $alike',
    (one) => {
      expect(arrangement(one).scale).toBeGreaterThanOrEqual(0.5);
    },
  );

  it('folds nothing and shows all details if there is room', () => {
    const { detail, folded } = arrangement({ images: 5, alike: true, pane: 'square' });
    expect([detail, folded.hidden.size, folded.folds.size]).toEqual(['full', 0, 0]);
  });

  it('chooses a direction with far fewer crossings if it is as legible', () => {
    const { layout, cards } = arrangement({ images: 20, alike: false, pane: 'square' });
    const [[, across]] = layoutsOf(cards, layout.lanes.length) as [[Flow, Layout]];
    expect(crossingsOf(across)).toBeGreaterThan(20);
    expect(crossingsOf(layout)).toBeLessThan(10);
  });

  it('goes down in a tall pane and to the right in a wide one', () => {
    const spread = (pane: string): boolean => {
      const { layout, cards } = arrangement({ images: 5, alike: true, pane });
      const [file, image] = cards.map(({ id }) => layout.boxes.get(id)!);
      return image!.x > file!.x + file!.width;
    };
    expect([spread('tall'), spread('wide')]).toEqual([false, true]);
  });

  it('shows the reason of a rejected step at each size', () => {
    for (const images of sizes) {
      const { cards, folded } = arrangement({ images, alike: true, pane: 'tall' });
      const refused = cards.filter(({ marks }) => marks.some((step) => step.refused));
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.every(({ id }) => !folded.hidden.has(id) || folded.stacked.has(folded.hidden.get(id)!))).toBe(
        true,
      );
    }
  });
});

describe('the width of cards', () => {
  const wide = 212;

  it('is that of the texts if there is room', () => {
    expect(arrangement({ images: 5, alike: true, pane: 'wide' }).card).toBe(300);
  });

  it('is larger than the smallest if the scale stays about the same', () => {
    const { detail, card, scale, layout } = arrangement({ images: 60, alike: false, pane: 'tall' });
    expect({ detail, card }).toEqual({ detail: 'brief', card: wide });
    expect(scale * layout.width).toBeLessThanOrEqual(panes['tall']!.width);
  });

  it('is small if the width of the pane is the limit', () => {
    const picture = pictureOf(pipeline(60, false));
    const cards = cardsOf(picture);
    const { detail, card } = arranged(
      cards,
      picture.lanes.length,
      sizesOf(cards),
      { width: 180, height: 9000 },
      new Set(),
    );
    expect(detail).toBe('brief');
    expect(card).toBeLessThan(wide);
  });
});
