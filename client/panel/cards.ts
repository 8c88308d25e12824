import type { Picture, PictureStep, PictureThing } from '../../server/features/picture';
import type { Range } from './talk';

export type Thing = PictureThing<Range>;
export type Step = PictureStep<Range>;

/** A card of the picture: a thing with the steps that are about it, or a step that is about nothing drawn. */
export interface Card {
  /** The id of the thing, or of the step. */
  readonly id: string;
  readonly lane: number;
  readonly thing?: Thing;
  /** The step that makes the thing. */
  readonly maker?: Step;
  /** The steps that change the thing or give it to somebody. */
  readonly marks: readonly Step[];
  /** Ids of the cards that it comes from. It is placed beside the last one. */
  readonly parents: readonly string[];
}

export interface Join {
  readonly from: string;
  readonly to: string;
  readonly form: 'step' | 'refused' | 'link';
}

/** Things that steps give to. They have no card: the step on the card of the image names them. */
const receivers: ReadonlySet<Thing['type']> = new Set<Thing['type']>(['account', 'bucket', 'market']);

/** The cards of a picture in the order of the run: each where the first step about it is. */
export function cardsOf({ things, steps, links }: Picture<Range>): readonly Card[] {
  const drawn = new Map(things.flatMap((thing) => (receivers.has(thing.type) ? [] : [[thing.id, thing] as const])));
  const makers = new Map<string, Step>();
  const marks = new Map<string, Step[]>();
  const parents = new Map<string, string[]>();
  const first = new Map<string, number>();
  const loose: Step[] = [];
  for (const [from, to] of links) push(parents, to, from);
  for (const step of steps) {
    const made = step.to.filter((id) => drawn.has(id));
    const used = step.from.filter((id) => drawn.has(id));
    for (const id of made) {
      makers.set(id, step);
      for (const from of used) push(parents, id, from);
    }
    if (made.length === 0) for (const id of used) push(marks, id, step);
    if (made.length + used.length === 0) loose.push(step);
    for (const id of [...made, ...used]) if (!first.has(id)) first.set(id, step.number);
  }
  // What no step is about comes where the first thing that is made from it is.
  for (const id of [...drawn.keys()].reverse())
    for (const parent of parents.get(id) ?? [])
      first.set(parent, Math.min(first.get(parent) ?? Infinity, first.get(id) ?? Infinity));
  const order = (id: string): number => first.get(id) ?? Infinity;
  const cards = [...drawn.values()].map((thing): Card => {
    const { id, lane = 0 } = thing;
    const from = (parents.get(id) ?? []).filter((parent) => drawn.has(parent));
    return { id, lane, thing, maker: makers.get(id), marks: marks.get(id) ?? [], parents: from };
  });
  for (const step of loose) {
    first.set(step.id, step.number);
    cards.push({ id: step.id, lane: step.lane, marks: [step], parents: [] });
  }
  const made = ({ maker }: Card): number => Number(maker !== undefined);
  return cards.sort((a, b) => (order(a.id) === order(b.id) ? made(a) - made(b) : order(a.id) - order(b.id)));
}

/** What is drawn as lines between cards. */
export function joinsOf(cards: readonly Card[]): readonly Join[] {
  return cards.flatMap(({ id, maker, parents }) =>
    parents.map((from): Join => {
      const made = maker?.from.includes(from) === true;
      return { from, to: id, form: made ? (maker.refused ? 'refused' : 'step') : 'link' };
    }),
  );
}

/** The steps on a card in the order in which they are read. */
export const stepsOn = ({ maker, marks }: Card): readonly Step[] => (maker === undefined ? marks : [maker, ...marks]);

/** For each card the ids of the cards that are placed beside it, in their order; under the empty id those beside none. */
export function childrenOf(cards: readonly Card[]): ReadonlyMap<string, readonly Card[]> {
  const children = new Map<string, Card[]>();
  const placed = new Map<string, string>();
  for (const card of cards) {
    const parent = card.parents.findLast((id) => !leadsTo(placed, id, card.id)) ?? '';
    placed.set(card.id, parent);
    push(children, parent, card);
  }
  return children;
}

/** Whether one goes from a card up to another: names that are written twice can go in circles. */
function leadsTo(parents: ReadonlyMap<string, string>, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined && at !== ''; at = parents.get(at))
    if (at === to) return true;
  return false;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
