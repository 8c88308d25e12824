import { childrenOf, stepsOn, type Card } from './cards';

/** Like branches of which the first stands for all. */
export interface Fold {
  /** The card at the root of the first branch. */
  readonly id: string;
  readonly count: number;
  /** All of them are shown. */
  readonly open: boolean;
}

export interface Folded {
  readonly cards: readonly Card[];
  /** By the card at the root. */
  readonly folds: ReadonlyMap<string, Fold>;
  /** For each card that is not shown the root of the branch that stands for it. */
  readonly hidden: ReadonlyMap<string, string>;
  /** Cards in branches that stand for others. */
  readonly stacked: ReadonlySet<string>;
}

/** As many like branches as are worth folding. */
const least = 3;

/** Leaves of like branches beside each other only the first, except where a person opened them. With `all`, leaves everything. */
export function folded(cards: readonly Card[], open: ReadonlySet<string> | 'all'): Folded {
  const children = childrenOf(cards);
  const forms = formsOf(cards, children);
  const folds = new Map<string, Fold>();
  const hidden = new Map<string, string>();
  const stacked = new Set<string>();
  const hide = (card: Card, root: string): void => {
    hidden.set(card.id, root);
    for (const child of children.get(card.id) ?? []) hide(child, root);
  };
  const visit = (siblings: readonly Card[], inStack: boolean): void => {
    const groups = new Map<number, Card[]>();
    for (const card of siblings) {
      const form = forms.get(card.id) ?? -1;
      groups.set(form, [...(groups.get(form) ?? []), card]);
    }
    for (const [first, ...others] of groups.values()) {
      if (first === undefined) continue;
      const many = open !== 'all' && others.length + 1 >= least;
      const shown = open === 'all' || open.has(first.id);
      if (many) folds.set(first.id, { id: first.id, count: others.length + 1, open: shown });
      const stack = inStack || (many && !shown);
      if (stack) stacked.add(first.id);
      visit(children.get(first.id) ?? [], stack);
      for (const other of others) {
        if (many && !shown) hide(other, first.id);
        else visit(children.get(other.id) ?? [], inStack);
      }
    }
  };
  visit(children.get('') ?? [], false);
  return { cards: cards.filter(({ id }) => !hidden.has(id)), folds, hidden, stacked };
}

/** A number for what a branch looks like apart from its names: branches with the same number are alike. */
function formsOf(cards: readonly Card[], children: ReadonlyMap<string, readonly Card[]>): ReadonlyMap<string, number> {
  const forms = new Map<string, number>();
  const numbers = new Map<string, number>();
  // A card that comes from several is like no other, and neither is what it comes from.
  const single = new Set(cards.flatMap(({ id, parents }) => (parents.length > 1 ? [id, ...parents] : [])));
  const formOf = (card: Card): number => {
    const { id, lane, thing } = card;
    const steps = stepsOn(card).map(({ title, refused, reasons, to }) => [title, refused, reasons.length, to.length]);
    const own = [
      lane,
      thing?.sort,
      thing?.origin,
      thing?.lock?.closed,
      thing?.deleted,
      steps,
      single.has(id) ? id : '',
    ];
    const text = JSON.stringify([own, (children.get(id) ?? []).map(formOf).sort()]);
    const form = numbers.get(text) ?? numbers.size;
    numbers.set(text, form);
    forms.set(id, form);
    return form;
  };
  for (const root of children.get('') ?? []) formOf(root);
  return forms;
}
