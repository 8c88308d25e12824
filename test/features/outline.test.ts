import { describe, expect, it } from 'vitest';
import { foldingRanges } from '../../server/features/outline/folding-ranges';
import { linksIn } from '../../server/features/navigation/document-links';
import { outlineOf, type Outline } from '../../server/features/outline/outline';
import { symbolsOf } from '../../server/features/navigation/workspace-symbols';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { head } from '../support/cursor';
import { dedent, manifest } from '../support/dedent';

const english = catalogueFor('en');

/** The folds of a text as `from-to` with zero-based lines; `#` marks comments. */
const folds = (text: string): readonly string[] =>
  foldingRanges(check(text)).map(({ from, to, comment }) => `${comment ? '#' : ''}${String(from)}-${String(to)}`);

describe('folding', () => {
  it('folds sections, steps, and multi-line comments', () => {
    expect(
      folds(
        dedent`
          # one
          # two
          ${head}images:
            a:
              size: 1
              kind: iso

          operations:
            - parallel:
                - action: delete
                  image: a
                # alone
            - { action: delete, image: a }
        `,
      ),
    ).toEqual(['4-7', '9-14', '#0-1', '5-7', '10-12', '11-12']);
  });

  it('folds collections and multi-line strings in declarations and steps', () => {
    expect(
      folds(
        manifest`
          x-all: &all
            one: 1
          images:
            a:
              tags:
                x: y
              description: |
                one
                two
              disks:
                - size: 1
                  encrypted: true
        `,
      ),
    ).toEqual(['4-13', '2-3', '5-13', '6-7', '8-10', '11-13', '12-13']);
  });

  it('keeps the closing bracket of a collection visible', () => {
    expect(
      folds(dedent`
        {
          "imsManifest": "v1",
          "images": {
            "a": {
              "size": 1
            }
          }
        }
      `),
    ).toEqual(['2-5', '3-4']);
  });

  it('keeps the outermost folds up to a limit', () => {
    const text = manifest`
      images:
        a:
          size: 1
      operations:
        - action: delete
          image: a
    `;
    expect(foldingRanges(check(text), 2).map(({ from }) => from)).toEqual([2, 5]);
  });

  it('does not treat `#` in a string as a comment', () => {
    expect(
      folds(manifest`
        images:
          a:
            description: |
              # one
              # two
      `),
    ).not.toContain('#5-6');
  });
});

describe('the outline', () => {
  const shown = ({ name, detail, children }: Outline): unknown => [name, detail, children.map(shown)];

  it('includes each document of a file', () => {
    const text = manifest`
      images: { a: {} }
      ---
      ${head}keys: { k: {} }
    `;
    expect(outlineOf(check(text)).map(shown)).toEqual([
      ['images', '', [['a', '', []]]],
      ['keys', '', [['k', '', []]]],
    ]);
  });

  it('shortens invalid names to one line, and never shows an empty one', () => {
    const long = 'x'.repeat(5000);
    const text = manifest`
      images:
        "": {}
        "a\\nb\\u202e\\0c": { kind: "i\\tso" }
        ${long}: {}
      operations:
        - { action: "\\n" }
        - 7
        - { action: copy-in-region, as: "a\\nb" }
    `;
    const [images, operations] = outlineOf(check(text));
    expect(images?.children.map(({ name, detail }) => [name, detail])).toEqual([
      ['""', ''],
      ['a b c', 'i so'],
      [`${'x'.repeat(99)}…`, ''],
    ]);
    expect(operations?.children.map(({ name, detail }) => [name, detail])).toEqual([
      ['1. ""', ''],
      ['2. …', ''],
      ['3. copy-in-region', '→ a b'],
    ]);
  });

  it('shows the account of a step if it is another one', () => {
    const text = manifest`
      accounts:
        partner: {}
      operations:
        - { action: copy-in-region, account: partner, image: a, as: b }
    `;
    expect(
      outlineOf(check(text))
        .at(-1)
        ?.children.map(({ name, detail }) => [name, detail]),
    ).toEqual([['1. partner: copy-in-region', 'a → b']]);
  });

  it('shows the images that a step uses and creates', () => {
    const text = `${head}operations:
  - { action: import, file: rocky, as: rocky-9 }
  - action: copy-in-region
    image: rocky-9
    as: rocky-9-sealed
  - parallel:
      - { action: share, images: [rocky-9, rocky-9-sealed], accounts: [partner] }
      - { action: create-from-server, server: web, as: web }
      - - { action: export, image: rocky-9 }
        - { action: publish, image: rocky-9 }
  - { action: delete, image: rocky-9 }
`;
    expect(outlineOf(check(text)).map(shown)).toEqual([
      [
        'operations',
        '',
        [
          ['1. import', 'rocky → rocky-9', []],
          ['2. copy-in-region', 'rocky-9 → rocky-9-sealed', []],
          [
            '3. parallel',
            '',
            [
              ['1. share', 'rocky-9, rocky-9-sealed', []],
              ['2. create-from-server', 'web → web', []],
              [
                '3. chain',
                '',
                [
                  ['1. export', 'rocky-9', []],
                  ['2. publish', 'rocky-9', []],
                ],
              ],
            ],
          ],
          ['4. delete', 'rocky-9', []],
        ],
      ],
    ]);
  });

  it('handles files with very many sections and declarations', () => {
    const sections = Array.from({ length: 14_000 }, (_, index) => `s${String(index)}:\n  a: {}\n`).join('');
    expect(outlineOf(check(head + sections))).toHaveLength(14_000);
    const things = Array.from({ length: 29_000 }, (_, index) => `  a${String(index)}: {}\n`).join('');
    expect(
      outlineOf(
        check(manifest`
          x:
          ${things}`),
      )[0]?.children,
    ).toHaveLength(29_000);
  });
});

it('declarations and images that steps create are workspace symbols', () => {
  const text = manifest`
    images:
      a: {}
    operations:
      - { action: delete, image: a }
      - parallel:
          - { action: copy-in-region, image: a, as: b }
  `;
  expect(symbolsOf(check(text)).map(({ name, kind, within }) => [name, kind, within])).toEqual([
    ['a', 'thing', 'images'],
    ['b', 'step', '1. copy-in-region'],
  ]);
});

describe('links', () => {
  const links = (text: string, locale = 'en', explains = false): readonly (readonly [string, string])[] => {
    const checked = check(text);
    return linksIn(checked, locale === 'en' ? english : catalogueFor(locale), explains).map(({ span, address }) => [
      text.slice(span.start, span.end),
      address,
    ]);
  };

  it('lead from rules in comments to their pages', () => {
    const text = manifest`
      # ims-disable-file copy-iso-in-region, export-iso -- copy-iso-in-region
      images: {}
      # export-iso
    `;
    expect(links(text)).toEqual([]);
    expect(links(text, 'en', true).map(([word]) => word)).toEqual(['copy-iso-in-region', 'export-iso']);
    expect(links(text, 'en', true)[0]?.[1]).toBe('command:ims-manifest.explain?%5B%22copy-iso-in-region%22%5D');
  });

  it('lead from actions to the documentation of the API call', () => {
    const text = manifest`
      operations:
        - { action: copy-cross-region }
        - { action: publish }
    `;
    expect(links(text)).toEqual([
      ['copy-cross-region', 'https://support.huaweicloud.com/intl/en-us/api-ims/ims_03_0628.html'],
    ]);
    expect(links(text, 'zh-cn')[0]?.[1]).toBe('https://support.huaweicloud.com/api-ims/ims_03_0628.md');
  });
});
