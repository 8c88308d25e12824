import fc from 'fast-check';
import { it } from 'vitest';
import { check } from '../support/check';
import { plainValue } from '../../server/syntax/plain-value';
import { edited, randomOf } from '../support/edits';
import { generated } from '../support/generate';
import { formattingKeepsMeaning } from '../support/properties';
import { exampleTexts, pageTexts } from '../support/texts';

const texts = [...exampleTexts(), ...pageTexts(), ['generated', generated(20)] as const];

/** The text with changed white space, which may also change its meaning. */
function untidy(text: string, random: (below: number) => number): string {
  return text.replace(/\n *| {1,2}/g, (space) => {
    if (random(6) > 0) return space;
    if (!space.startsWith('\n')) return ' '.repeat(1 + random(3));
    return ['\n\n', '\n\n\n', ' \n', ' # note\n', '\n# note\n'][random(5)]! + space.slice(1);
  });
}

it('formatting keeps the content of every manifest', { timeout: 120_000 }, () => {
  for (const [, text] of texts) formattingKeepsMeaning(text);
});

it('formatting keeps the content of badly formatted manifests, with LF and CRLF', { timeout: 120_000 }, () => {
  const random = randomOf(4);
  for (const [, text] of texts) {
    const short = text.slice(0, 3000);
    formattingKeepsMeaning(untidy(short, random));
    formattingKeepsMeaning(untidy(short, random).replaceAll('\n', '\r\n'));
  }
});

it('formatting keeps the content of manifests in JSON', { timeout: 120_000 }, () => {
  const random = randomOf(5);
  for (const [, text] of texts) {
    for (const { entries } of check(text).syntax.documents.slice(0, 2)) {
      const value: Record<string, unknown> = {};
      for (const { path, value: node } of entries) {
        if (path.length === 1) value[path[0]] = plainValue(node);
        else if (typeof path[1] === 'number') ((value[path[0]] ??= []) as unknown[]).push(plainValue(node));
        else ((value[path[0]] ??= {}) as Record<string, unknown>)[path[1]] = plainValue(node);
      }
      formattingKeepsMeaning(JSON.stringify(value, null, random(4)));
    }
  }
});

it('formatting a range keeps the content of the range and of the rest', { timeout: 120_000 }, () => {
  const random = randomOf(6);
  for (const [, text] of texts) {
    const start = random(text.length);
    formattingKeepsMeaning(untidy(text.slice(0, 3000), random), { start, end: start + random(300) });
  }
});

it('formatting keeps the content of unfinished texts', { timeout: 120_000 }, () => {
  const starts = [generated(6), ...exampleTexts().map(([, text]) => text.slice(0, 1500))];
  fc.assert(
    fc.property(fc.nat(starts.length - 1), fc.array(fc.integer({ min: 1 }), { maxLength: 5 }), (start, seeds) => {
      formattingKeepsMeaning(seeds.reduce((text, seed) => edited(text, randomOf(seed)), starts[start] ?? ''));
    }),
    { numRuns: 200, seed: 1 },
  );
});
