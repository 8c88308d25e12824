import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Json, NodePath, Path } from '../server/syntax/change';
import { plainValue } from '../server/syntax/plain-value';
import { editsFor } from '../server/yaml/edits';
import { parse } from '../server/yaml/parse';
import { applyEdits } from '../server/text/edit';
import { dedent } from './support/dedent';

type At = (index: number, ...inner: Path) => NodePath;

/** The text after a change of its operations. */
function changed(text: string, make: (at: At) => Change): string | undefined {
  const file = parse(text);
  const entries = file.documents.flatMap((document) => document.entries);
  const edits = editsFor(file, [
    make((index, ...path) => {
      const entry = entries.find((each) => each.path[0] === 'operations' && each.path[1] === index);
      if (entry === undefined) throw new Error(`no operation ${String(index)}`);
      return { anchor: entry.anchor, path };
    }),
  ]);
  return edits === undefined ? undefined : applyEdits(text, edits);
}

const block = dedent`
  operations:
    - action: publish
    # chains
    - parallel:
        # first
        - - action: one
            image: a
          # two
          - action: two
        - action: three
        - - { action: four }
`;

describe('edits of chains', () => {
  it.each<[string, (at: At) => Change, string]>([
    [
      'remove the first step and move the next one up to the dash',
      (at) => ({ do: 'remove', at: at(1, 'parallel', 0, 0) }),
      block.replace(
        '- - action: one\n          image: a\n        # two\n        - action: two',
        '- # two\n        - action: two',
      ),
    ],
    [
      'remove the last step with its comment',
      (at) => ({ do: 'remove', at: at(1, 'parallel', 0, 1) }),
      block.replace('        # two\n        - action: two\n', ''),
    ],
    [
      'remove a chain with its comment',
      (at) => ({ do: 'remove', at: at(1, 'parallel', 0) }),
      block.replace(/ {6}# first\n[^]*two\n(?= {6}- action: three)/, ''),
    ],
    [
      'insert before the first step',
      (at) => ({ do: 'insert', side: 'before', of: at(1, 'parallel', 0, 0), value: { action: 'zero' } }),
      block.replace('- - action: one', '- - action: zero\n        - action: one'),
    ],
    [
      'insert after the first step',
      (at) => ({ do: 'insert', side: 'after', of: at(1, 'parallel', 0, 0), value: { action: 'zero' } }),
      block.replace('image: a\n', 'image: a\n        - action: zero\n'),
    ],
    [
      'move the first step before the block',
      (at) => ({ do: 'move', from: at(1, 'parallel', 0, 0), before: at(1) }),
      block
        .replace(
          '- - action: one\n          image: a\n        # two\n        - action: two',
          '- # two\n        - action: two',
        )
        .replace('  # chains', '  - action: one\n    image: a\n  # chains'),
    ],
    [
      'move the only step of a chain, and the chain with it',
      (at) => ({ do: 'move', from: at(1, 'parallel', 2, 0), before: at(1) }),
      block.replace('      - - { action: four }\n', '').replace('  # chains', '  - { action: four }\n  # chains'),
    ],
    [
      'move a step before the first one of a chain',
      (at) => ({ do: 'move', from: at(1, 'parallel', 1), before: at(1, 'parallel', 0, 0) }),
      block
        .replace('      - action: three\n', '')
        .replace('- - action: one', '- - action: three\n        - action: one'),
    ],
    [
      'swap steps',
      (at) => ({ do: 'swap', at: at(1, 'parallel', 0, 0), with: at(1, 'parallel', 0, 1) }),
      block.replace(
        '- - action: one\n          image: a\n        # two\n        - action: two',
        '- # two\n        - action: two\n        - action: one\n          image: a',
      ),
    ],
    [
      'swap chains',
      (at) => ({ do: 'swap', at: at(1, 'parallel', 1), with: at(1, 'parallel', 2) }),
      block.replace(
        '      - action: three\n      - - { action: four }\n',
        '      - - { action: four }\n      - action: three\n',
      ),
    ],
    [
      'split the block before a chain',
      (at) => ({ do: 'split', at: at(1), size: 2, once: true }),
      block.replace('      - - { action: four }', '  - parallel:\n      - - { action: four }'),
    ],
    [
      'run all steps one after another',
      (at) => ({ do: 'unwrap', at: at(1) }),
      dedent`
        operations:
          - action: publish
          # chains
          # first
          - action: one
            image: a
          # two
          - action: two
          - action: three
          - { action: four }
      `,
    ],
  ])('%s', (_, make, expected) => {
    expect(changed(block, make)).toBe(expected);
  });

  it('convert steps to chains, with their comments', () => {
    const steps = dedent`
      operations:
        # one
        - action: one
          image: a
        - action: two
        # three
        - action: three
        - action: four
    `;
    expect(
      changed(steps, (at) => ({ do: 'chain', from: at(0), to: at(3), chains: [[at(0), at(2)], [at(1)], [at(3)]] })),
    ).toBe(
      dedent`
        operations:
          - parallel:
              # one
              - - action: one
                  image: a
                # three
                - action: three
              - action: two
              - action: four
      `,
    );
  });

  it.each([
    [
      'in braces',
      'operations: [{ parallel: [[{ action: a }, { action: b }], { action: c }] }]\n',
      'operations: [{ action: a }, { action: b }, { action: c }]\n',
    ],
    [
      'in JSON',
      '{"operations":[{"parallel":[[{"action":"a"},{"action":"b"}],{"action":"c"}]}]}',
      '{"operations":[{"action":"a"},{"action":"b"},{"action":"c"}]}',
    ],
    [
      'with a chain on one line',
      dedent`
        operations:
          - parallel:
              - [{ action: a }, { action: b }]
              - { action: c }
      `,
      dedent`
        operations:
          - { action: a }
          - { action: b }
          - { action: c }
      `,
    ],
  ])('take steps out of chains %s', (_, text, expected) => {
    expect(changed(text, (at) => ({ do: 'unwrap', at: at(0) }))).toBe(expected);
  });
});

/** A block in one of several styles. */
const blocks = fc.record({
  items: fc.array(fc.oneof(fc.nat(3), fc.array(fc.nat(3), { minLength: 1, maxLength: 3 })), {
    minLength: 1,
    maxLength: 4,
  }),
  style: fc.constantFrom('lines', 'loose', 'braces', 'json'),
  eol: fc.constantFrom('\n', '\r\n'),
});

type Items = readonly (number | readonly number[])[];

function written(items: Items, style: string): string {
  let count = 0;
  const stepOf = (fields: number): Record<string, Json> => ({
    action: `s${String(count++)}`,
    ...Object.fromEntries(Array.from({ length: fields }, (_, n) => [`f${String(n)}`, n])),
  });
  const parallel = items.map((item) => (typeof item === 'number' ? stepOf(item) : item.map(stepOf)));
  const operations = [{ action: 'first' }, { parallel }, { action: 'last' }];
  if (style === 'json') return JSON.stringify({ operations });
  if (style === 'braces')
    return `operations: ${JSON.stringify(operations)
      .replace(/"/g, '')
      .replace(/([:,])/g, '$1 ')}\n`;
  const step = (value: object, pad: string): string =>
    Object.entries(value)
      .map(([key, each]) => `${key}: ${String(each)}`)
      .join(`\n${pad}`);
  const dash = style === 'loose' ? '-\n          # chain\n          - ' : '- - ';
  const lines = parallel.map((item) =>
    Array.isArray(item)
      ? `      ${dash}${item.map((each) => step(each, style === 'loose' ? '            ' : '          ')).join(style === 'loose' ? '\n          - ' : '\n        # more\n        - ')}`
      : `      # step\n      - ${step(item, '        ')}`,
  );
  return dedent`
    operations:
      - action: first
      - parallel:
    ${lines.join('\n')}
      - action: last
  `;
}

const valuesOf = (text: string): Json[] =>
  parse(text).documents.flatMap(({ entries }) => entries.map(({ value }) => plainValue(value)));

describe('edits of chains, whatever the style', () => {
  it('change only what they are about, or nothing', () => {
    let made = 0;
    fc.assert(
      fc.property(
        blocks,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('remove', 'insert', 'swap', 'move', 'unwrap'),
        ({ items, style, eol }, a, b, what) => {
          const text = written(items, style).replaceAll('\n', eol);
          const before = valuesOf(text);
          const draft = structuredClone(before) as [Json, { parallel: Json[] }, Json];
          const nth = a % items.length;
          const chain = items[nth];
          const list = (typeof chain === 'number' ? draft[1].parallel : draft[1].parallel[nth]) as Json[];
          const path: Path =
            typeof chain === 'number' ? ['parallel', nth] : ['parallel', nth, b % (chain?.length ?? 1)];
          const own = Number(path.at(-1));
          const other = (own + 1) % list.length;
          let expected: Json[] = draft;
          const result = changed(text, (at) => {
            const here = at(1, ...path);
            switch (what) {
              case 'remove':
                list.splice(own, 1);
                return { do: 'remove', at: here };
              case 'insert':
                list.splice(own, 0, { action: 'new' });
                return { do: 'insert', side: 'before', of: here, value: { action: 'new' } };
              case 'swap':
                [list[own], list[other]] = [list[other] as Json, list[own] as Json];
                return { do: 'swap', at: here, with: at(1, ...path.slice(0, -1), other) };
              case 'move': {
                const [step] = list.splice(own, 1);
                if (list.length === 0 && path.length === 3) draft[1].parallel.splice(nth, 1);
                expected = [draft[0], step as Json, ...(draft[1].parallel.length === 0 ? [] : [draft[1]]), draft[2]];
                return { do: 'move', from: here, before: at(1) };
              }
              default:
                expected = [draft[0], ...draft[1].parallel.flat(), draft[2]];
                return { do: 'unwrap', at: at(1) };
            }
          });
          if (result === undefined || (what === 'swap' && own === other)) return;
          made++;
          expect(parse(result).problems, result).toEqual([]);
          expect(valuesOf(result), `${text}\n${result}`).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
    expect(made).toBeGreaterThan(350);
  });
});
