import type { Picture, PictureStep as Step, PictureNode as Thing } from '../../server/features/pipeline/picture';

export type { Step, Thing };

/** A card of the picture: an entity with the steps about it, or a step without an entity in the picture. */
export interface Card {
  /** The ID of the entity or step. */
  readonly id: string;
  readonly lane: number;
  readonly thing?: Thing;
  /** The step that creates the entity. */
  readonly maker?: Step;
  /** The steps that change or share the entity. */
  readonly marks: readonly Step[];
  /** IDs of the cards that it comes from. It is placed next to the last one. */
  readonly parents: readonly string[];
}

export interface Join {
  readonly from: string;
  readonly to: string;
  readonly form: 'step' | 'refused' | 'link';
}

/** Recipients of steps. They have no cards of their own: the step on the image's card names them. */
const receivers: ReadonlySet<Thing['type']> = new Set<Thing['type']>(['account', 'bucket', 'market']);

/** The cards of a picture in execution order, each at its first step. */
export function cardsOf({ things, steps, links }: Picture): readonly Card[] {
  const drawn = new Map(things.flatMap((thing) => (receivers.has(thing.type) ? [] : [[thing.id, thing] as const])));
  const makers = new Map<string, Step>();
  const marks = new Map<string, Step[]>();
  const parents = new Map<string, string[]>();
  const first = new Map<string, number>();
  const loose: Step[] = [];
  for (const [from, to] of links) push(parents, to, from);
  for (const step of steps) {
    const produced = step.to.filter((id) => drawn.has(id));
    const used = step.from.filter((id) => drawn.has(id));
    for (const id of produced) {
      makers.set(id, step);
      for (const from of used) push(parents, id, from);
    }
    if (produced.length === 0) for (const id of used) push(marks, id, step);
    if (produced.length + used.length === 0) loose.push(step);
    for (const id of [...produced, ...used]) if (!first.has(id)) first.set(id, step.number);
  }
  // An entity without steps is placed at the first entity that is created from it.
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

/** The connections between cards. */
export function joinsOf(cards: readonly Card[]): readonly Join[] {
  return cards.flatMap(({ id, maker, parents }) =>
    parents.map((from): Join => {
      const produced = maker?.from.includes(from) === true;
      return { from, to: id, form: produced ? (maker.refused ? 'refused' : 'step') : 'link' };
    }),
  );
}

/** The steps on a card in reading order. */
export const stepsOn = ({ maker, marks }: Card): readonly Step[] => (maker === undefined ? marks : [maker, ...marks]);

/** For each card, the IDs of the cards placed next to it, in order. Those under the empty ID are next to none. */
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

/** Whether a card descends from another. Duplicate names can create cycles. */
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
