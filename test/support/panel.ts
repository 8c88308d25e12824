import type { Detail, Measured } from '../../client/panel/arrange';
import { stepsOn, type Card } from '../../client/panel/cards';
import { pictureAt, type Picture } from '../../server/features/pipeline/picture';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from './check';

/** The picture of a manifest, as the panel receives it. */
export function pictureOf(text: string): Picture {
  return pictureAt(check(text, { path: 'file:///pipeline.ims.yaml' }), 0, catalogueFor('en'));
}

/** Sizes of cards as the style sheet makes them with letters of 13 pixels. */
export function sizesOf(cards: readonly Card[]): Readonly<Record<Detail, readonly [Measured, Measured]>> {
  const height = (card: Card, detail: Detail): number => {
    const refused = stepsOn(card).some((step) => step.refused);
    if (detail === 'brief' && !refused) return 24;
    const rows = stepsOn(card).reduce((sum, step) => sum + (step.refused ? 68 : 21), 0);
    return rows + (card.thing === undefined ? 0 : 42) + 2;
  };
  const heights = (detail: Detail): ReadonlyMap<string, number> =>
    new Map(cards.map((card) => [card.id, height(card, detail)]));
  const [full, brief] = [heights('full'), heights('brief')];
  return {
    full: [
      { width: 212, heights: full },
      { width: 300, heights: full },
    ],
    brief: [
      { width: 176, heights: brief },
      { width: 212, heights: brief },
    ],
  };
}
