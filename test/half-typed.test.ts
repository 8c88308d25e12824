import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, Session } from './support/check';
import { parse } from '../server/yaml/parse';
import { plainValue } from '../server/syntax/plain-value';
import { marksOf, type Mark } from './support/notation';
import { dedent } from './support/dedent';

const folder = path.join(import.meta.dirname, '../examples');
const names = readdirSync(folder).filter((name) => name.endsWith('.ims.yaml'));

describe('a name whose colon is not typed yet', () => {
  it.each(names)('does not affect anything around it, before any line: %s', (name) => {
    const lines = readFileSync(path.join(folder, name), 'utf8').split('\n');
    const before = marksOf(check(lines.join('\n')));
    const session = new Session();
    let places = 0;
    for (const [index, next] of lines.entries()) {
      const indent = /^ *(?=[^\s#])/.exec(next)?.[0];
      // Flow collections that continue on the next line are skipped.
      if (index === 0 || indent === undefined || /^\s*[\]}]/.test(next)) continue;
      for (const margin of new Set(['', indent])) {
        const typed = [...lines.slice(0, index), `${margin}half typed`, ...lines.slice(index)].join('\n');
        const found = marksOf(session.check(typed));
        const where = `line ${String(index)} of ${name}, behind ${String(margin.length)} spaces`;
        expect(
          found.filter(({ rule }) => rule === 'syntax').map(({ line }) => line),
          where,
        ).toEqual([index]);
        const others = found.filter(({ rule }) => rule !== 'syntax');
        const expected = before.map((mark) => (mark.line < index ? mark : { ...mark, line: mark.line + 1 }));
        // Missing fields of a step or declaration may only be unfinished while the user types in it.
        const from =
          margin.length > 2 ? lines.findLastIndex((line, at) => at < index && /^ {0,2}\S/.test(line)) : index;
        const to = margin.length > 2 ? lines.findIndex((line, at) => at >= index && /^ {0,2}\S/.test(line)) : index;
        const outside = ({ line }: Mark): boolean => line < from || line > (to < 0 ? lines.length : to);
        expect(others.filter(outside), where).toEqual(expected.filter(outside));
        expect(expected, where).toEqual(expect.arrayContaining(others));
        places++;
      }
    }
    expect(places).toBeGreaterThan(lines.length / 2);
  });

  const values = (text: string): unknown[] =>
    parse(text).documents.flatMap(({ entries }) =>
      entries.map(({ path, value }) => [path.join('.'), plainValue(value)]),
    );
  const told = (text: string): readonly unknown[] =>
    parse(text).problems.map(({ what, args }) => [what, args['words']]);

  it.each([
    [
      'with a comment',
      dedent`
        keys:
          a: {}
          b # new
          c: {}
      `,
      'b',
      dedent`
        keys:
          a: {}
          c: {}
      `,
    ],
    [
      'in Chinese',
      dedent`
        keys:
          a: {}
        密钥
        region: r
      `,
      '密钥',
      dedent`
        keys:
          a: {}
        region: r
      `,
    ],
    [
      'after a dash',
      dedent`
        operations:
          - act
            image: a
      `,
      'act',
      dedent`
        operations:
          -
            image: a
      `,
    ],
    ['with CRLF line ends', 'region: r\r\nke\r\nkeys: {}\r\n', 'ke', 'region: r\r\nkeys: {}\r\n'],
    [
      'after empty lines',
      dedent`
      

      region: r
      ke
    `,
      'ke',
      'region: r\n',
    ],
    ['as the last line', 'region: r\nke', 'ke', 'region: r\n'],
  ])('is left out and reported: %s', (_, text, words, without) => {
    expect(told(text)).toEqual([['syntax.bare-words', words]]);
    expect(values(text)).toEqual(values(without));
  });

  it.each([
    [
      'a text of several lines',
      dedent`
        x-note:
          some words
          and more
      `,
    ],
    ['a block scalar', 'x-note: |\n  some words\n'],
    [
      'a flow list over several lines',
      dedent`
      x-note: [
        word
        ]
    `,
    ],
    [
      'a quoted text',
      dedent`
        x-note: "some
          words
          more"
      `,
    ],
  ])('is not found in valid YAML: %s', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it('is looked for up to the first line, even if that is empty', () => {
    expect(told('\n    \n  - { a: 1 }one: \n    5\n:\n- 2\nfo')).not.toEqual([]);
  });

  it('is reported in each of several documents', () => {
    expect(
      told(dedent`
        region: r
        ke
        keys: {}
        ---
        region: r
        im
        images: {}
      `),
    ).toEqual([
      ['syntax.bare-words', 'ke'],
      ['syntax.bare-words', 'im'],
    ]);
  });
});
