import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image } from '../../server/facts/entity';
import { check, Session } from '../support/check';
import { dedent } from '../support/dedent';

const head = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    base: { kind: system, visibility: private, status: active, encrypted: false, size: 40, shared_with: [], tags: {} }
    other: { kind: system, visibility: private, status: active, encrypted: false, size: 40, shared_with: [], tags: {} }
  accounts:
    one: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11 }
    two: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c12 }
  operations:
`;

/** The recipients of `base` that each step with an action sees. */
function recipientsSeen(operations: string, action: string): readonly (readonly string[])[] {
  const states = check(head + operations).documents[0]?.evaluation.states ?? [];
  return states
    .filter((state) => state.action === action)
    .map(({ images: [pointed] }) => {
      const shares = pointed?.image.facts.shares;
      return shares?.known === true ? Array.from(shares.value, ([, share]) => share.recipient).sort() : [];
    });
}

/** The rule and line of each finding of the operations, lines from 1. */
function found(operations: string): readonly string[] {
  const lines = head.split('\n').length - 1;
  const { findings, lines: map } = check(head + operations);
  return findings.map(({ rule, at }) => `${rule} ${String(map.position(at.anchor.start + at.start).line + 1 - lines)}`);
}

describe('a step in a chain', () => {
  it('sees the steps before the block and the earlier ones of its chain, and a step after the block sees all', () => {
    const operations = dedent`
      - { action: share, image: base, accounts: [one] }
      - parallel:
          - - { action: share, image: base, projects: [in-first] }
            - { action: publish, image: base }
          - - { action: share, image: base, projects: [in-second] }
            - { action: share, image: base, accounts: [two] }
            - { action: publish, image: base }
          - { action: publish, image: base }
      - { action: publish, image: base }
    `.replace(/^/gm, '  ');
    expect(recipientsSeen(operations, 'publish')).toEqual([
      ['in-first', 'one'],
      ['in-second', 'one', 'two'],
      ['one'],
      ['in-first', 'in-second', 'one', 'two'],
    ]);
  });

  it('can use images of earlier steps of its chain, but not of other chains', () => {
    const operations = [
      '  - parallel:',
      '      - - { action: copy-in-region, image: base, as: copy, name: copy }',
      '        - { action: tag, image: copy, tags: { add: { b: c } } }',
      '      - - { action: publish, image: copy }',
      '        - { action: publish, image: later }',
      '        - { action: copy-in-region, image: base, as: later, name: later }',
      '  - { action: tag, image: copy, tags: { add: { a: b } } }',
      '',
    ].join('\n');
    expect(found(operations)).toEqual(['parallel-dependency 4', 'used-before-made 5']);
  });

  it('does not find an image that its chain has deleted', () => {
    const operations = [
      '  - parallel:',
      '      - - { action: delete, image: base }',
      '        - { action: publish, image: base }',
      '      - - { action: publish, image: other }',
      '        - { action: delete, image: other }',
      '',
    ].join('\n');
    expect(found(operations)).toEqual(['use-after-delete 3']);
  });
});

describe('a chain', () => {
  it.each([
    ['an empty list', '      - []', ['schema 2']],
    ['a list in a chain', '      - - - { action: publish, image: base }', ['schema 2']],
    ['a block in a chain', '      - - parallel: [{ action: publish, image: base }]', ['schema 2']],
    ['an unfinished step', '      - -', []],
    ['a value that is not a step', '      - - base', ['schema 2']],
  ])('does not contain %s', (_, item, expected) => {
    expect(found(`  - parallel:\n${item}\n`)).toEqual(expected);
  });

  it('can be in flow style and JSON', () => {
    const values = (text: string) =>
      check(text).documents[0]?.evaluation.states.map(({ step: { action, nodePath } }) => [action, ...nodePath.path]);
    const flow = `${head.slice(0, -1)} [{ parallel: [[{ action: publish, image: base }, { action: delete, image: base }], { action: publish, image: other }] }]\n`;
    const lines = dedent`
      ${head}  - parallel:
            - - action: publish
                image: base
              - action: delete
                image: base
            - action: publish
              image: other
    `;
    const read = [
      ['publish', 'parallel', 0, 0],
      ['delete', 'parallel', 0, 1],
      ['publish', 'parallel', 1],
    ];
    expect(values(flow)).toEqual(read);
    expect(values(lines)).toEqual(read);
  });
});

describe('edits of a block with chains', () => {
  const step = fc.constantFrom(
    'share, image: base, accounts: [one]',
    'unshare, image: base, accounts: [one]',
    'tag, image: base, tags: { add: { a: b } }',
    'copy-in-region, image: base, as: made, name: made',
    'copy-in-region, image: made, as: again, name: again',
    'publish, image: made',
    'delete, image: made',
    'publish, image: again',
    'update, image: base, set: { min_ram: 1024 }',
  );
  const chain = fc.array(step, { minLength: 1, maxLength: 3 });
  const item = fc.oneof(
    step.map((own) => `  - { action: ${own} }`),
    fc.array(fc.oneof(step, chain), { minLength: 1, maxLength: 3 }).map((items) => {
      const lines = items.map((own) =>
        typeof own === 'string'
          ? `      - { action: ${own} }`
          : `      - ${own.map((each) => `- { action: ${each} }`).join('\n        ')}`,
      );
      return `  - parallel:\n${lines.join('\n')}`;
    }),
  );
  const operations = fc.array(item, { maxLength: 4 }).map((items) => `${head}${items.join('\n')}\n`);
  const valuesOf = ({ facts: { shares, tags, min_ram: memory } }: Image) => [
    ...[shares, tags].map(
      (fact) => fact.known && Array.from(fact.value as Iterable<readonly [string, unknown]>, ([key]) => key),
    ),
    memory.known && memory.value,
  ];
  const summary = (checked: ReturnType<typeof check>) => [
    checked.findings.map(({ rule, at, message, related }) => [
      rule,
      at.anchor.start + at.start,
      message,
      related.map((each) => each.at.anchor.start + each.at.start),
    ]),
    checked.documents.map(({ evaluation }) =>
      evaluation.states.map(({ images }) => images.map(({ ref, image }) => [ref.value, ...valuesOf(image)])),
    ),
  ];

  it('give the same findings and facts as a check of the whole text', () => {
    fc.assert(
      fc.property(fc.array(operations, { minLength: 2, maxLength: 5 }), (texts) => {
        const session = new Session();
        for (const text of texts) {
          const after = session.check(text);
          expect(JSON.stringify(summary(after))).toBe(JSON.stringify(summary(check(text))));
        }
      }),
      { numRuns: 200 },
    );
  });
});
