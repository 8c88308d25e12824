import { childrenOf, joinsOf, type Card } from './cards';
import { crossingsOf } from './crossings';
import { folded, type Folded } from './fold';
import type { Layout } from './geometry';
import { layoutOf, type Flow } from './layout';

/** The amount of text on cards: everything, or one line where nothing is rejected. */
export type Detail = 'full' | 'brief';

/** Cards of one width. Sizes in CSS pixels. */
export interface Measured {
  readonly width: number;
  readonly heights: ReadonlyMap<string, number>;
}

/** Below this scale, text is too small to read. */
export const legible = 0.75;

export interface Pane {
  readonly width: number;
  readonly height: number;
}

export interface Arrangement {
  readonly detail: Detail;
  /** The width of each card. */
  readonly card: number;
  readonly folded: Folded;
  readonly layout: Layout;
  /** The largest scale at which all of it is visible, up to 1. */
  readonly scale: number;
}

/**
 * The arrangement of cards for a pane. Uses the first of these that is legible as a whole, otherwise the last: everything, similar
 * branches folded, one-line cards. Each in the direction that allows the larger scale. `sizes` has the narrowest cards first.
 */
export function arranged(
  cards: readonly Card[],
  lanes: number,
  sizes: Readonly<Record<Detail, readonly [Measured, ...Measured[]]>>,
  pane: Pane,
  opened: ReadonlySet<string>,
): Arrangement {
  const all = folded(cards, 'all');
  const some = folded(cards, opened);
  let last = largest(all, lanes, sizes.full[0], 'full', pane);
  if (last.scale < legible && some.hidden.size > 0) last = largest(some, lanes, sizes.full[0], 'full', pane);
  if (last.scale < legible) last = largest(some, lanes, sizes.brief[0], 'brief', pane);
  // Wide cards truncate fewer texts. That is worth a slightly smaller picture, as long as it is legible.
  const wide = sizes[last.detail].slice(1).map((each) => largest(last.folded, lanes, each, last.detail, pane));
  const least = Math.min(last.scale, Math.max(legible, last.scale * 0.9));
  return wide.findLast(({ scale }) => scale >= least) ?? last;
}

function largest(
  shown: Folded,
  lanes: number,
  { width: card, heights }: Measured,
  detail: Detail,
  pane: Pane,
): Arrangement {
  const parents = new Map<string, string>();
  for (const [parent, children] of childrenOf(shown.cards)) for (const { id } of children) parents.set(id, parent);
  const plan = {
    boxes: shown.cards.map(({ id, lane }) => ({ id, lane, height: heights.get(id) ?? 0 })),
    joins: joinsOf(shown.cards),
    parents,
    lanes,
    width: card,
  };
  const first: Flow = pane.width > pane.height ? 'across' : 1;
  const flows: readonly Flow[] = [first === 1 ? 'across' : 1, 2, 3, 4, 5, 6];
  const inFlow = (flow: Flow): Arrangement => {
    const layout = layoutOf(plan, flow);
    const scale = Math.min(1, pane.width / layout.width, pane.height / layout.height);
    return { detail, card, folded: shown, layout, scale };
  };
  const all = [first, ...flows].map(inFlow);
  const best = all.reduce((one, other) => (other.scale > one.scale * 1.04 ? other : one));
  // The direction of the pane, unless another one is much larger or has much fewer lines that cross.
  const near = all.filter(({ scale }) => scale >= legible && scale * 1.25 >= best.scale);
  const worth = near.map(
    ({ scale, layout }, index) => (scale * (near[index] === all[0] ? 1.25 : 1)) / (1 + crossingsOf(layout) / 50),
  );
  return near[worth.indexOf(Math.max(...worth))] ?? best;
}
