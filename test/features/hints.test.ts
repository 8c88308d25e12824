import { describe, expect, it } from 'vitest';
import type { Settings } from '../../server/config/settings';
import { hintsIn } from '../../server/features/outline/inlay-hints';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { applyEdits } from '../../server/text/edit';
import { generated } from '../support/generate';
import { dedent } from '../support/dedent';

const english = catalogueFor('en');
const head = dedent`
  imsManifest: v1
  region: ap-southeast-1
  keys:
    golden: {}
  images:
    base: { kind: data, key: golden, size: 40 }
    plain: { kind: system, encrypted: false }
  operations:
`;

/** The text with its hints, as an editor shows them. */
function shown(text: string, kinds?: Settings['inlayHints']): string {
  const hints = hintsIn(check(text), { start: 0, end: text.length }, english, kinds);
  const edits = hints.map(({ offset, text: newText }) => ({ start: offset, end: offset, newText: ` ‹${newText}›` }));
  return applyEdits(text, edits).slice(head.length);
}

const image: Settings['inlayHints'] = { image: true, defaults: false };
const defaults: Settings['inlayHints'] = { image: false, defaults: true };

describe('what is known about an image', () => {
  it.each([
    [
      'publish\n    image: base',
      dedent`
        publish
            image: base ‹data · 40 GiB · encrypted (golden) …›`,
    ],
    [
      dedent`
        delete
            image: plain # why`,
      dedent`
        delete
            image: plain ‹unencrypted · ap-southeast-1› # why`,
    ],
    [
      dedent`
        delete
            image: nothing`,
      dedent`
        delete
            image: nothing`,
    ],
    [
      dedent`
        share
            images:
              - base
              - plain`,
      dedent`
        share
            images:
              - base ‹data · 40 GiB · encrypted (golden) …›
              - plain ‹unencrypted · ap-southeast-1›`,
    ],
  ])('is shown after its name: %s', (step, expected) => {
    expect(shown(`${head}  - action: ${step}\n`, image)).toBe(`  - action: ${expected}\n`);
  });

  it('is what applies at that step', () => {
    const steps =
      '  - { action: copy-in-region, image: plain, key: golden, as: secret, name: n }\n  - action: publish\n    image: secret\n';
    expect(shown(head + steps, image)).toContain('image: secret ‹encrypted (golden) · ap-southeast-1›\n');
  });

  it('is shown in full in the tooltip', () => {
    const text = dedent`
      ${head}  - action: publish
          image: base
    `;
    expect(hintsIn(check(text), { start: 0, end: text.length }, english, image)[0]?.more).toBe(
      'data · 40 GiB · encrypted (golden) · ap-southeast-1',
    );
  });
});

describe('defaults', () => {
  it.each([
    [
      'export\n    image: base',
      dedent`
        export ‹is_quick_export: false›
            image: base`,
    ],
    [
      dedent`
        export
            image: base
            is_quick_export: true`,
      dedent`
        export
            image: base
            is_quick_export: true`,
    ],
    [
      dedent`
        copy-in-region
            image: base`,
      dedent`
        copy-in-region ‹enterprise_project_id: 0›
            image: base`,
    ],
    ['publish\n    image: base', 'publish\n    image: base'],
    ['import', 'import ‹kind: system · is_config: false …›'],
  ])('of absent fields are shown after the action: %s', (step, expected) => {
    expect(shown(`${head}  - action: ${step}\n`, defaults)).toBe(`  - action: ${expected}\n`);
  });

  it('are shown after a field without a value', () => {
    const step = '  - action: export\n    is_quick_export: # to do\n    image: base\n';
    expect(shown(head + step, defaults)).toBe(step.replace('export: #', 'export: ‹false› #'));
  });

  it('are listed in full if there are many', () => {
    const hints = hintsIn(check(`${head}  - action: import\n`), { start: 0, end: 999 }, english, defaults);
    expect(hints[0]?.more).toContain('`hw_firmware_type: bios`');
  });
});

it.each(['{ action: publish, image: base }', '{ action: share, images: [base, plain] }', '{ action: import }'])(
  'are never shown between words: %s',
  (step) => {
    expect(shown(`${head}  - ${step}\n`)).toBe(`  - ${step}\n`);
  },
);

it('are short enough to be completely visible', () => {
  const long = 'a-key-with-a-name-that-goes-on-and-on-and-on-and-on';
  const text = dedent`
    imsManifest: v1
    keys:
      ${long}: {}
    images:
      base: { key: ${long} }
    operations:
      - action: delete
        image: base
      - action: import
  `;
  const lengths = hintsIn(check(text), { start: 0, end: text.length }, english).map((hint) => hint.text.length);
  expect(lengths.length).toBeGreaterThan(2);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(43);
});

it('are computed only for the requested range', () => {
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

it('are shown in every document of a file, and in parallel steps', () => {
  const step =
    '  - parallel:\n      - action: publish\n        image: base\n      - action: delete\n        image: plain\n';
  const twice = `${head}${step}---\n${head}${step}`;
  expect(hintsIn(check(twice), { start: 0, end: twice.length }, english, image)).toHaveLength(4);
});
