import { it } from 'vitest';
import { edited, randomOf } from '../support/edits';
import { generated } from '../support/generate';
import { offersRepeated } from '../support/properties';
import { exampleTexts, pageTexts } from '../support/texts';

it('every offer on the pages of the rules does no harm, and none when repeated', { timeout: 240_000 }, () => {
  const random = randomOf(1);
  for (const [, text] of pageTexts()) offersRepeated(text, random, 1);
});

it('every offer in the examples does no harm, with either line end', { timeout: 120_000 }, () => {
  const random = randomOf(2);
  for (const [, text] of exampleTexts()) {
    offersRepeated(text, random, 3);
    offersRepeated(text.replaceAll('\n', '\r\n'), random, 2);
  }
});

it('every offer in texts that are being typed does no harm', { timeout: 120_000 }, () => {
  const random = randomOf(3);
  const texts = [generated(8), ...exampleTexts().map(([, text]) => text.slice(0, 2500))];
  for (let round = 0; round < 80; round++) {
    let text = texts[random(texts.length)] ?? '';
    for (let edit = random(4); edit >= 0; edit--) text = edited(text, random);
    offersRepeated(text, random, 1);
  }
});
