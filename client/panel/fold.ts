import { grouped } from '../../server/text/grouped';
import { childrenOf, stepsOn, type Card } from './cards';

/** Similar branches, of which only the first is shown. */
export interface Fold {
  /** The card at the root of the first branch. */
  readonly id: string;
  readonly count: number;
  /** All of them are shown. */
  readonly open: boolean;
}

export interface Folded {
  readonly cards: readonly Card[];
  /** By the root card. */
  readonly folds: ReadonlyMap<string, Fold>;
  /** For each hidden card, the root of the branch that is shown for it. */
  readonly hidden: ReadonlyMap<string, string>;
  /** Cards in branches that represent others. */
  readonly stacked: ReadonlySet<string>;
}

/** The minimum number of similar branches to fold. */
const least = 3;

/** Folds adjacent similar branches into the first one, except those that the user expanded. `all` folds nothing. */
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
    for (const [first, ...others] of grouped(siblings, ({ id }) => forms.get(id)).values()) {
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

/** A number for the shape of each branch, ignoring names. Similar branches have the same number. */
function formsOf(cards: readonly Card[], children: ReadonlyMap<string, readonly Card[]>): ReadonlyMap<string, number> {
  const forms = new Map<string, number>();
  const numbers = new Map<string, number>();
  // A card with several parents is not similar to any other, and neither are its parents.
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
