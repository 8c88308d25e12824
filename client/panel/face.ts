import type { Card, Step, Thing } from './cards';
import { labeled, make, sentence } from './elements';
import type { Fold } from './fold';
import { icon } from './icons';

/** A card as an element, with a button for each entity and step on it. */
export interface Face {
  readonly element: HTMLElement;
  readonly buttons: readonly { readonly of: string; readonly button: HTMLButtonElement }[];
}

/** Creates the element of a card. `titleOf` returns the titles of entities without a card. */
export function faceOf(card: Card, titleOf: (id: string) => string | undefined): Face {
  const { thing, maker, marks } = card;
  const buttons: { of: string; button: HTMLButtonElement }[] = [];
  const element = make('div', `card lane-${String(card.lane % 5)}`);
  const add = (of: string, button: HTMLButtonElement): HTMLButtonElement => {
    button.tabIndex = -1;
    buttons.push({ of, button });
    return button;
  };
  if (maker !== undefined) element.append(add(maker.id, stepButton(maker, 'maker', '')));
  if (thing !== undefined) {
    element.classList.add('thing', thing.type, thing.origin);
    element.classList.toggle('deleted', thing.deleted);
    element.append(add(thing.id, thingButton(thing)));
  }
  if (marks.length > 0) {
    const given = (step: Step): string => step.to.flatMap((id) => titleOf(id) ?? []).join(', ');
    element.append(make('div', 'marks', ...marks.map((step) => add(step.id, stepButton(step, 'mark', given(step))))));
  }
  element.classList.toggle(
    'refused',
    [...marks, ...(maker === undefined ? [] : [maker])].some((step) => step.refused),
  );
  return { element, buttons };
}

function thingButton({ type, title, about, lock, label }: Thing): HTMLButtonElement {
  const below = make('span', 'about', make('span', 'kind', about));
  if (lock !== undefined)
    below.append(
      make(
        'span',
        `lock ${lock.closed ? 'closed' : 'open'}`,
        icon(lock.closed ? 'locked' : 'unlocked'),
        make('span', 'key', lock.closed ? lock.text : ''),
      ),
    );
  return labeled(
    'main',
    label,
    make('span', 'thing-title', icon(type), make('span', 'name', make('bdi', '', title))),
    below,
  );
}

function stepButton(step: Step, style: string, given: string): HTMLButtonElement {
  const head = make('span', 'head', make('span', 'number', String(step.number)));
  if (step.refused) head.append(icon('refused'));
  head.append(make('span', 'action', given === '' ? step.title : `${step.title} → ${given}`));
  if (step.unverified > 0) head.append(make('span', 'unverified', `?${String(step.unverified)}`));
  const element = labeled(`${style}${step.refused ? ' refused' : ''}`, step.label, head);
  const [reason] = step.reasons;
  if (step.refused && reason !== undefined) {
    const why = make('span', 'reason', sentence(reason));
    why.setAttribute('aria-hidden', 'true');
    element.append(why);
  }
  return element;
}

/** The button that expands similar branches, or folds them again. */
export function foldButton(
  { count, open }: Fold,
  words: { readonly fold: string; readonly unfold: string },
): HTMLButtonElement {
  const label = `×${String(count)}: ${open ? words.fold : words.unfold}`;
  const button = labeled('fold', label, make('span', '', `${open ? '−' : '×'}${String(count)}`));
  button.setAttribute('aria-expanded', String(open));
  button.tabIndex = -1;
  return button;
}
