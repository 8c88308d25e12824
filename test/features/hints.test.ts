import { describe, expect, it } from 'vitest';
import { hintsIn, type HintKinds } from '../../server/features/hints';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../../server/service';
import { applyEdits } from '../../server/text/edit';
import { generated } from '../support/generate';

const english = catalogueFor('en');
const head =
  'imsManifest: v1\nregion: ap-southeast-1\nkeys:\n  golden: {}\nimages:\n  base: { kind: data, key: golden, size: 40 }\n  plain: { kind: system, encrypted: false }\noperations:\n';

/** The text with its hints in it, as an editor shows them. */
function shown(text: string, kinds?: HintKinds): string {
  const hints = hintsIn(check(text), { start: 0, end: text.length }, english, kinds);
  const edits = hints.map(({ offset, text: newText }) => ({ start: offset, end: offset, newText: ` ‹${newText}›` }));
  return applyEdits(text, edits).slice(head.length);
}

const image: HintKinds = { image: true, defaults: false };
const defaults: HintKinds = { image: false, defaults: true };

describe('what is known of an image', () => {
  it.each([
    ['publish\n    image: base', 'publish\n    image: base ‹data · 40 GiB · encrypted (golden) …›'],
    ['delete\n    image: plain # why', 'delete\n    image: plain ‹unencrypted · ap-southeast-1› # why'],
    ['delete\n    image: nothing', 'delete\n    image: nothing'],
    [
      'share\n    images:\n      - base\n      - plain',
      'share\n    images:\n      - base ‹data · 40 GiB · encrypted (golden) …›\n      - plain ‹unencrypted · ap-southeast-1›',
    ],
  ])('stands behind its name: %s', (step, expected) => {
    expect(shown(`${head}  - action: ${step}\n`, image)).toBe(`  - action: ${expected}\n`);
  });

  it('is what applies at that step', () => {
    const steps =
      '  - { action: copy-in-region, image: plain, key: golden, as: secret, name: n }\n  - action: publish\n    image: secret\n';
    expect(shown(head + steps, image)).toContain('image: secret ‹encrypted (golden) · ap-southeast-1›\n');
  });

  it('is at length in the tooltip', () => {
    const text = `${head}  - action: publish\n    image: base\n`;
    expect(hintsIn(check(text), { start: 0, end: text.length }, english, image)[0]?.more).toBe(
      'data · 40 GiB · encrypted (golden) · ap-southeast-1',
    );
  });
});

describe('defaults', () => {
  it.each([
    ['export\n    image: base', 'export ‹is_quick_export: false›\n    image: base'],
    ['export\n    image: base\n    is_quick_export: true', 'export\n    image: base\n    is_quick_export: true'],
    ['copy-in-region\n    image: base', 'copy-in-region ‹enterprise_project_id: 0›\n    image: base'],
    ['publish\n    image: base', 'publish\n    image: base'],
    ['import', 'import ‹kind: system · is_config: false …›'],
  ])('of what is left out stand behind the action: %s', (step, expected) => {
    expect(shown(`${head}  - action: ${step}\n`, defaults)).toBe(`  - action: ${expected}\n`);
  });

  it('stand behind a field that has no value yet', () => {
    const step = '  - action: export\n    is_quick_export: # to do\n    image: base\n';
    expect(shown(head + step, defaults)).toBe(step.replace('export: #', 'export: ‹false› #'));
  });

  it('are listed in full if there are many', () => {
    const hints = hintsIn(check(`${head}  - action: import\n`), { start: 0, end: 999 }, english, defaults);
    expect(hints[0]?.more).toContain('`hw_firmware_type: bios`');
  });
});

it.each(['{ action: publish, image: base }', '{ action: share, images: [base, plain] }', '{ action: import }'])(
  'never stand between other words: %s',
  (step) => {
    expect(shown(`${head}  - ${step}\n`)).toBe(`  - ${step}\n`);
  },
);

it('are short enough to be shown whole', () => {
  const long = 'a-key-with-a-name-that-goes-on-and-on-and-on-and-on';
  const text = `imsManifest: v1\nkeys:\n  ${long}: {}\nimages:\n  base: { key: ${long} }\noperations:\n  - action: delete\n    image: base\n  - action: import\n`;
  const lengths = hintsIn(check(text), { start: 0, end: text.length }, english).map((hint) => hint.text.length);
  expect(lengths.length).toBeGreaterThan(2);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(43);
});

it('are worked out for the range that is asked for, and for no more', () => {
  const text = generated(400);
  const checked = check(text);
  const all = hintsIn(checked, { start: 0, end: text.length }, english);
  for (const [start, end] of [
    [0, 100],
    [text.length - 200, text.length],
    [9000, 9400],
    [10_000, 10_000],
  ] as const) {
    expect(hintsIn(checked, { start, end }, english)).toEqual(
      all.filter(({ offset }) => start <= offset && offset <= end),
    );
  }
});

it('are there in every document of a file, and in steps that start together', () => {
  const step =
    '  - parallel:\n      - action: publish\n        image: base\n      - action: delete\n        image: plain\n';
  const twice = `${head}${step}---\n${head}${step}`;
  expect(hintsIn(check(twice), { start: 0, end: twice.length }, english, image)).toHaveLength(4);
});
