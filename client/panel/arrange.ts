import { childrenOf, joinsOf, type Card, type Join } from './cards';
import { folded, type Folded } from './fold';
import { layoutOf, type Flow, type Layout } from './layout';

/** How much cards say: everything, or one line where nothing is refused. */
export type Detail = 'full' | 'brief';

/** Widths of cards in CSS pixels, as the style sheet has them. */
const widths: Readonly<Record<Detail, number>> = { full: 212, brief: 176 };

/** Below this the letters are too small to be read. */
export const legible = 0.75;

export interface Pane {
  readonly width: number;
  readonly height: number;
}

export interface Arrangement {
  readonly detail: Detail;
  readonly folded: Folded;
  readonly layout: Layout<Join>;
  /** At this scale all of it is seen, at most its own. */
  readonly scale: number;
}

/**
 * The arrangement of cards that suits a pane: the first in which the whole is legible of everything, like branches folded, and those
 * with cards of one line; else the last. Each in the direction in which it becomes largest. Heights in CSS pixels.
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
    last = largest(shown, lanes, heights[detail], detail, pane);
    if (last.scale >= legible) break;
  }
  return last ?? largest(folded(cards, 'all'), lanes, heights.full, 'full', pane);
}

function largest(
  shown: Folded,
  lanes: number,
  heights: ReadonlyMap<string, number>,
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
    width: widths[detail],
  };
  const first: Flow = pane.width > pane.height ? 'across' : 1;
  const flows: readonly Flow[] = [first === 1 ? 'across' : 1, 2, 3, 4, 5, 6];
  const inFlow = (flow: Flow): Arrangement => {
    const layout = layoutOf(plan, flow);
    const scale = Math.min(1, pane.width / layout.width, pane.height / layout.height);
    return { detail, folded: shown, layout, scale };
  };
  const own = inFlow(first);
  const best = flows.map(inFlow).reduce((one, other) => (other.scale > one.scale * 1.04 ? other : one), own);
  // The direction of the pane, unless another shows it much larger.
  return own.scale >= legible && own.scale * 1.25 >= best.scale ? own : best;
}
