import type { Drawing } from './draw';
import { relatedTo } from './select';

/** Makes a stop the current one. `lit` highlights it and everything connected to it. */
export function light({ buttons, lines, stops }: Drawing, id: string, lit: boolean): void {
  const related = lit ? relatedTo(id, stops) : new Set<string>();
  const cards = new Map<Element | null, boolean>();
  for (const [each, element] of buttons) {
    const here = each === id;
    element.tabIndex = here ? 0 : -1;
    if (here && lit) element.setAttribute('aria-current', 'true');
    else element.removeAttribute('aria-current');
    const card = element.closest('.card');
    cards.set(card, cards.get(card) === true || related.has(each));
  }
  for (const [card, along] of cards) card?.classList.toggle('related', along);
  for (const { of, path, head } of lines) {
    const along = related.has(of.from) && related.has(of.to);
    for (const each of [path, head]) each.classList.toggle('related', along);
    if (along) path.parentNode?.append(path, head);
  }
}

/** Dims all cards except those of these stops; none if `matches` is `undefined`. */
export function dim({ buttons }: Drawing, matches: ReadonlySet<string> | undefined): void {
  const cards = new Map<Element | null, boolean>();
  for (const [id, element] of buttons) {
    element.classList.toggle('match', matches?.has(id) === true);
    const card = element.closest('.card');
    cards.set(card, cards.get(card) === true || matches?.has(id) !== false);
  }
  for (const [card, lit] of cards) card?.classList.toggle('dim', !lit);
}
