import fc from 'fast-check';
import { it } from 'vitest';
import { edited, randomOf } from '../support/edits';
import { generated } from '../support/generate';
import { offersRepeated, repairsDoWhatTheySay } from '../support/properties';
import { exampleTexts, pageTexts } from '../support/texts';

it('every fix on the rule pages removes its finding and causes no new errors', { timeout: 240_000 }, () => {
  for (const [name, text] of pageTexts()) if (name.includes('Faulty')) repairsDoWhatTheySay(text);
});

it('every code action on the rule pages causes no new errors, also when repeated', { timeout: 240_000 }, () => {
  const random = randomOf(1);
  for (const [, text] of pageTexts()) offersRepeated(text, random, 1);
});

it('every code action in the examples causes no new errors, with LF and CRLF', { timeout: 120_000 }, () => {
  const random = randomOf(2);
  for (const [, text] of exampleTexts()) {
    offersRepeated(text, random, 3);
    offersRepeated(text.replaceAll('\n', '\r\n'), random, 2);
  }
});

it('every code action in unfinished texts causes no new errors', { timeout: 120_000 }, () => {
  const texts = [generated(8), ...exampleTexts().map(([, text]) => text.slice(0, 2500))];
  const seed = fc.integer({ min: 0 });
  fc.assert(
    fc.property(fc.nat(texts.length - 1), fc.array(seed, { maxLength: 4 }), seed, (start, edits, place) => {
      const text = edits.reduce((before, each) => edited(before, randomOf(each)), texts[start] ?? '');
      offersRepeated(text, randomOf(place), 1);
    }),
    { numRuns: 80, seed: 3 },
  );
});
