import { childrenOf, joinsOf, type Card, type Join } from './cards';
import { folded, type Folded } from './fold';
import type { Layout } from './geometry';
import { layoutOf, type Flow } from './layout';

/** The amount of text on cards: everything, or one line where nothing is rejected. */
export type Detail = 'full' | 'brief';

/** Widths of cards in CSS pixels, as in the style sheet. */
const widths: Readonly<Record<Detail, number>> = { full: 212, brief: 176 };

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
  readonly layout: Layout<Join>;
  /** The largest scale at which all of it is visible, up to 1. */
  readonly scale: number;
}

/**
 * The arrangement of cards for a pane. Uses the first of these that is legible as a whole, otherwise the last: everything, similar
 * branches folded, one-line cards. Each in the direction that allows the larger scale. Heights in CSS pixels.
 */
export function arranged(
  cards: readonly Card[],
  lanes: number,
  heights: Readonly<Record<Detail, ReadonlyMap<string, number>>>,
  pane: Pane,
  opened: ReadonlySet<string>,
): Arrangement {
  let last: Arrangement | undefined;
  for (const [detail, open] of [
    ['full', 'all'],
    ['full', opened],
    ['brief', opened],
  ] as const) {
    const shown = folded(cards, open);
    if (detail === 'full' && open === opened && shown.hidden.size === 0) continue;
    last = largest(shown, lanes, heights[detail], detail, widths[detail], pane);
    if (last.scale >= legible) break;
  }
  last ??= largest(folded(cards, 'all'), lanes, heights.full, 'full', widths.full, pane);
  if (last.detail === 'full') return last;
  // Wide cards truncate fewer names. They are used where there is room to the right anyway.
  const wide = largest(last.folded, lanes, heights.brief, 'brief', widths.full, pane);
  return wide.scale >= last.scale ? wide : last;
}

function largest(
  shown: Folded,
  lanes: number,
  heights: ReadonlyMap<string, number>,
  detail: Detail,
  card: number,
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
  const own = inFlow(first);
  const best = flows.map(inFlow).reduce((one, other) => (other.scale > one.scale * 1.04 ? other : one), own);
  // The direction of the pane, unless the other one is much larger.
  return own.scale >= legible && own.scale * 1.25 >= best.scale ? own : best;
}
