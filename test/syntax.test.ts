import { describe, expect, it } from 'vitest';
import { check } from './support/check';
import { cursorAt, nodeAt } from '../server/syntax/cursor';
import { parse } from '../server/yaml/parse';
import { plainValue } from '../server/syntax/plain-value';
import { Lines } from '../server/text/lines';
import { dedent } from './support/dedent';

const values = (text: string): unknown[] =>
  parse(text).documents.flatMap((document) =>
    document.entries.map((entry) => [entry.path.join('.'), plainValue(entry.value)]),
  );

describe('parsing', () => {
  it('splits a file into its entries', () => {
    expect(
      values(dedent`
        imsManifest: v1
        images:
          base: { size: 40 }
        operations:
          - action: delete
            image: base
      `),
    ).toEqual([
      ['imsManifest', 'v1'],
      ['images.base', { size: 40 }],
      ['operations.0', { action: 'delete', image: 'base' }],
    ]);
  });

  it('resolves aliases and merge keys, and marks their values as defined elsewhere', () => {
    const text = dedent`
      x-base: &base { kind: system, size: 40 }
      images:
        a:
          <<: *base
          size: 50
        b: *base
    `;
    expect(values(text).slice(1)).toEqual([
      ['images.a', { size: 50, kind: 'system' }],
      ['images.b', { kind: 'system', size: 40 }],
    ]);
    const [, a] = parse(text).documents[0]?.entries ?? [];
    expect(nodeAt(a!.value, ['kind'])?.node.aliased).toBe(true);
  });

  it('keeps documents separate', () => {
    expect(
      parse(dedent`
        imsManifest: v1
        ---
        imsManifest: v1
      `).documents.length,
    ).toBe(2);
  });

  it.each([
    ['an alias of itself', 'images: &a\n  b: *a\n', 'syntax.alias-of-itself'],
    ['a key that is a collection', 'images:\n  [a, b]: {}\n', 'syntax.key-not-text'],
    [
      'a duplicate key',
      dedent`
      images:
        a: {}
        a: {}
    `,
      'syntax.duplicate-key',
    ],
    [
      'an unclosed quote',
      dedent`
        imsManifest: v1
        region: "open
      `,
      'syntax.quote-not-closed',
    ],
    [
      'an unclosed brace',
      dedent`
        images:
          a: { size: 1
        keys: {}
      `,
      'syntax.bracket-not-closed',
    ],
    [
      'an unclosed bracket',
      dedent`
      x:
        - [a, b
      y: 1
    `,
      'syntax.bracket-not-closed',
    ],
    [
      'a brace that is closed too far to the left',
      dedent`
      x:
        k: {
          a: 1
      }
    `,
      'syntax.BAD_INDENT',
    ],
    ['a tab as indentation', 'images:\n\ta: {}\n', 'syntax.TAB_AS_INDENT'],
    ['a list instead of a map', '- a\n', 'syntax.not-a-map'],
    ['an unknown anchor', 'images:\n  a: *gone\n', 'syntax.BAD_ALIAS'],
  ])('reports %s once', (_, text, what) => {
    expect(parse(text).problems.map((problem) => problem.what)).toEqual([what]);
  });

  it.each([
    [
      dedent`
        images:
          a: <|>{ size: 1
        keys: {}
      `,
    ],
    [
      dedent`
        x:
          - { a: <|>[b, c: [] }
      `,
    ],
    [
      dedent`
        x:
          - { a: [b], c: <|>[d, e }
      `,
    ],
    [
      dedent`
        x: [1]
        y:
          z: <|>{ a: "b"
      `,
    ],
  ])('an unclosed bracket is reported at its opening: %s', (marked) => {
    const start = marked.indexOf('<|>');
    const [problem] = parse(marked.replace('<|>', '')).problems;
    expect(problem?.what).toBe('syntax.bracket-not-closed');
    expect((problem?.anchor.start ?? 0) + (problem?.start ?? 0)).toBe(start);
  });

  it('does not expand aliases that grow exponentially', () => {
    const lines = ['x-0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]'];
    for (let level = 1; level < 12; level++)
      lines.push(`x-${String(level)}: &a${String(level)} [${`*a${String(level - 1)}, `.repeat(9)}]`);
    const problems = parse(`${lines.join('\n')}\n`).problems.map((problem) => problem.what);
    expect(problems).toEqual(['syntax.too-many-aliases']);
  });

  it('does not overflow the stack on deep nesting', () => {
    expect(parse('['.repeat(100_000)).problems[0]?.what).toBe('syntax.too-deep');
  });

  it('treats names such as `__proto__` like any other', () => {
    const text = dedent`
      imsManifest: v1
      region: r
      images:
        constructor: { kind: iso }
        toString: {}
      operations:
        - { action: copy-in-region, image: constructor, name: n }
        - { action: __proto__ }
    `;
    expect(check(text).findings.map((finding) => finding.rule)).toEqual(['copy-iso-in-region', 'schema']);
  });
});

describe('the cursor', () => {
  const text = dedent`
    imsManifest: v1
    operations:
      - action: share
        accounts: [a, <|>b]
  `;
  it('finds the path to the innermost value', () => {
    const cursor = cursorAt(parse(text.replace('<|>', '')), text.indexOf('<|>'));
    expect([cursor?.entry.path, cursor?.path, cursor?.on]).toEqual([['operations', 0], ['accounts', 1], 'value']);
  });
});

describe('lines', () => {
  it('end with LF, CRLF, or CR, and have columns in UTF-16 units', () => {
    const lines = new Lines('a\r\n😀b\rc\n');
    expect(lines.count).toBe(4);
    expect(lines.position(5)).toEqual({ line: 1, character: 2 });
    expect(lines.offset({ line: 1, character: 99 })).toBe(6);
    expect(lines.offset({ line: 99, character: 0 })).toBe(9);
    expect(lines.position(-5)).toEqual({ line: 0, character: 0 });
  });
});
