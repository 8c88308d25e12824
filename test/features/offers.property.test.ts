import { expect, it } from 'vitest';
import { offersIn } from '../../server/features/actions';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { check, type Checked } from '../../server/service';
import { commentsIn } from '../../server/syntax/comments';
import { applyEdits } from '../../server/text/edit';
import { edited, randomOf } from '../support/edits';
import { generated } from '../support/generate';
import { exampleTexts, pageTexts } from '../support/texts';

const english = catalogueFor('en');
const everything = { wants: () => true, snippets: false };

/** Does everything that is offered at an offset, each on the text as it is; gives the texts by title. */
function done(checked: Checked, offset: number): readonly (readonly [string, string])[] {
  return offersIn(checked, { start: offset, end: offset }, everything).flatMap((offer) => {
    const title = say(offer.title, english);
    const edits = offer.refused === undefined ? offer.edits() : undefined;
    if (edits === undefined) return [];
    const result = applyEdits(checked.text, edits);
    const after = check(result);
    const about = `${title}\n${checked.text}\n----\n${result}`;
    expect(after.syntax.problems.length, about).toBeLessThanOrEqual(checked.syntax.problems.length);
    if (offer.kind.startsWith('refactor')) {
      const comments = (text: string): readonly string[] =>
        commentsIn(text)
          .map((each) => each.text.trim())
          .sort();
      expect(comments(result), about).toEqual(comments(checked.text));
      const faults = ({ findings }: Checked): number => findings.filter(({ severity }) => severity !== 'info').length;
      expect(faults(after), about).toBeLessThanOrEqual(faults(checked));
    }
    return [[title, result] as const];
  });
}

/** Does what is offered at random places, and then whatever is offered there again. */
function tried(text: string, random: (below: number) => number, places: number): void {
  const checked = check(text);
  for (let place = 0; place < places; place++) {
    const offset = random(text.length);
    const results = done(checked, offset).filter(([, result]) => result !== text);
    const [, again] = results[random(results.length)] ?? [];
    if (again !== undefined) done(check(again), Math.min(offset, again.length));
  }
}

it('every offer on the pages of the rules does no harm, and none when repeated', { timeout: 240_000 }, () => {
  const random = randomOf(1);
  for (const [, text] of pageTexts()) tried(text, random, 1);
});

it('every offer in the examples does no harm, with either line end', { timeout: 120_000 }, () => {
  const random = randomOf(2);
  for (const [, text] of exampleTexts()) {
    tried(text, random, 3);
    tried(text.replaceAll('\n', '\r\n'), random, 2);
  }
});

it('every offer in texts that are being typed does no harm', { timeout: 120_000 }, () => {
  const random = randomOf(3);
  const texts = [generated(8), ...exampleTexts().map(([, text]) => text.slice(0, 2500))];
  for (let round = 0; round < 80; round++) {
    let text = texts[random(texts.length)] ?? '';
    for (let edit = random(4); edit >= 0; edit--) text = edited(text, random);
    tried(text, random, 1);
  }
});
