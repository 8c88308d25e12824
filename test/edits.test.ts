import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsFor } from '../server/yaml/edits';
import type { Change, Json } from '../server/syntax/change';
import type { Entry, SyntaxFile } from '../server/syntax/node';
import { parse } from '../server/yaml/parse';
import { plainValue } from '../server/syntax/plain-value';
import { applyEdits } from '../server/text/edit';
import { dedent } from './support/dedent';

const entryOf = (file: SyntaxFile, path: string): Entry => {
  const found = file.documents.flatMap((document) => document.entries).find((entry) => entry.path.join('.') === path);
  if (found === undefined) throw new Error(`no entry ${path}`);
  return found;
};

type Make = (
  at: (path: string, ...inner: readonly (string | number)[]) => { anchor: Entry['anchor']; path: (string | number)[] },
) => Change;

function change(text: string, ...makes: readonly Make[]): string | undefined {
  const file = parse(text);
  const at = (
    path: string,
    ...inner: readonly (string | number)[]
  ): { anchor: Entry['anchor']; path: (string | number)[] } => ({
    anchor: entryOf(file, path).anchor,
    path: [...inner],
  });
  const edits = editsFor(
    file,
    makes.map((make) => make(at)),
  );
  const result = edits === undefined ? undefined : applyEdits(text, edits);
  if (result !== undefined) expect(parse(result).problems, result).toEqual([]);
  return result;
}

const set =
  (path: string, inner: readonly (string | number)[], value: Json): Make =>
  (at) => ({ do: 'set', at: at(path, ...inner), value });
const remove =
  (path: string, ...inner: readonly (string | number)[]): Make =>
  (at) => ({ do: 'remove', at: at(path, ...inner) });

const declare =
  (near: string, section = 'keys', value: Json = { alias: 'mine' }): Make =>
  (at) => ({ do: 'declare', near: at(near).anchor, section, name: 'k', value });

describe('set', () => {
  it.each([
    [
      'replaces a value and keeps its comment',
      dedent`
        images:
          a: { size: 40 } # forty
      `,
      set('images.a', ['size'], 50),
      dedent`
        images:
          a: { size: 50 } # forty
      `,
    ],
    [
      'keeps single quotes',
      dedent`
        images:
          a: { key: 'x' }
      `,
      set('images.a', ['key'], 'y z'),
      dedent`
        images:
          a: { key: 'y z' }
      `,
    ],
    [
      'quotes a value that would otherwise have another type',
      'images:\n  a: { key: x }\n',
      set('images.a', ['key'], 'true'),
      dedent`
        images:
          a: { key: "true" }
      `,
    ],
    [
      'adds a field after one without a colon',
      dedent`
        keys:
          a: { alias: x, sta enabled }
        files:
          f: {}
      `,
      set('keys.a', ['spec'], 'SM4'),
      dedent`
        keys:
          a: { alias: x, sta enabled, spec: SM4 }
        files:
          f: {}
      `,
    ],
    [
      'gives a field without a colon its value',
      dedent`
        images:
          a: { key, size: 40 }
      `,
      set('images.a', ['key'], 'k'),
      dedent`
        images:
          a: { key: k, size: 40 }
      `,
    ],
    [
      'finds a colon on its own line',
      dedent`
        images: { a: { "size"
          : , "key" # key
          : } }
      `,
      set('images.a', ['key'], 'k'),
      dedent`
        images: { a: { "size"
          : , "key" # key
          : "k" } }
      `,
    ],
    [
      'adds a field to a block',
      dedent`
        operations:
          - action: export
            image: a

          - action: delete
      `,
      set('operations.0', ['file_format'], 'qcow2'),
      dedent`
        operations:
          - action: export
            image: a
            file_format: qcow2

          - action: delete
      `,
    ],
    [
      'adds a field after a trailing comment',
      dedent`
        images:
          a:
            size: 40 # forty
      `,
      set('images.a', ['key'], 'k'),
      dedent`
        images:
          a:
            size: 40 # forty
            key: k
      `,
    ],
    [
      'adds a field to a flow map',
      dedent`
        images:
          a: { size: 40 }
      `,
      set('images.a', ['key'], 'k'),
      dedent`
        images:
          a: { size: 40, key: k }
      `,
    ],
    ['adds a field to an empty map', 'images:\n  a: {}\n', set('images.a', ['key'], 'k'), 'images:\n  a: { key: k }\n'],
    [
      'adds a field to a declaration without a value',
      'images:\n  a:\n',
      set('images.a', ['key'], 'k'),
      'images:\n  a: { key: k }\n',
    ],
    [
      'fills an empty value',
      dedent`
        images:
          a:
            key:
            size: 1
      `,
      set('images.a', ['key'], 'k'),
      dedent`
        images:
          a:
            key: k
            size: 1
      `,
    ],
    [
      'keeps CRLF',
      'images:\r\n  a:\r\n    size: 40\r\n',
      set('images.a', ['key'], 'k'),
      'images:\r\n  a:\r\n    size: 40\r\n    key: k\r\n',
    ],
    [
      'writes JSON into JSON',
      '{"imsManifest":"v1","images":{"a":{"size":40}}}',
      set('images.a', ['key'], 'k'),
      '{"imsManifest":"v1","images":{"a":{"size":40, "key": "k"}}}',
    ],
    [
      'creates missing parents',
      dedent`
        images:
          a: { size: 40 }
      `,
      set('images.a', ['origin', 'type'], 'file'),
      dedent`
        images:
          a: { size: 40, origin: { type: file } }
      `,
    ],
    [
      'adds an item to a list',
      dedent`
        keys:
          k:
            grants:
              - { account: a }
      `,
      set('keys.k', ['grants', 1], { account: 'b' }),
      dedent`
        keys:
          k:
            grants:
              - { account: a }
              - { account: b }
      `,
    ],
    [
      'overrides a merged field in the map that merges it',
      dedent`
        x-b: &b { size: 1 }
        images:
          a: { <<: *b, kind: iso }
      `,
      set('images.a', ['size'], 2),
      dedent`
        x-b: &b { size: 1 }
        images:
          a: { <<: *b, kind: iso, size: 2 }
      `,
    ],
    [
      'replaces a block scalar',
      dedent`
        operations:
          - action: export
            object: |
              a
              b
            image: x
      `,
      set('operations.0', ['object'], 'c'),
      dedent`
        operations:
          - action: export
            object: c
            image: x
      `,
    ],
    [
      "keeps the comment on the key's line when it replaces a list below",
      dedent`
        operations:
          - action: share
            projects: # whom
              - a
              - b
            image: x
      `,
      set('operations.0', ['projects'], 'all'),
      dedent`
        operations:
          - action: share
            projects: all # whom
            image: x
      `,
    ],
    [
      'keeps the comment of the previous field in braces',
      dedent`
        images:
          a: {
            size: 40 # forty
          }
      `,
      set('images.a', ['key'], 'k'),
      dedent`
        images:
          a: {
            size: 40, # forty
            key: k
          }
      `,
    ],
    [
      'keeps the spelling of a value that becomes a list',
      dedent`
        images:
          a: { tags: 'x' }
      `,
      set('images.a', ['tags'], ['x']),
      dedent`
        images:
          a: { tags: ['x'] }
      `,
    ],
    [
      'quotes a plain value that becomes a list if it has another meaning in brackets',
      dedent`
        images:
          a:
            tags: x, y
      `,
      set('images.a', ['tags'], ['x, y']),
      dedent`
        images:
          a:
            tags: ["x, y"]
      `,
    ],
    [
      'keeps the spelling of the only item of a list',
      dedent`
        images:
          a:
            size:
              - 0x28 # forty
            key: k
      `,
      set('images.a', ['size'], 40),
      dedent`
        images:
          a:
            size: 0x28
            key: k
      `,
    ],
  ] as const)('%s', (_, text, make, expected) => {
    expect(change(text, make)).toBe(expected);
  });
});

describe('declare, in braces', () => {
  it.each([
    ['after an empty section', '{ images: { a: } }\n', 'images', '{ images: { a:, k: {} } }\n'],
    ['a missing section', '{ images: { a: } }\n', 'keys', '{ images: { a: }, keys: { k: {} } }\n'],
    ['a section without a value', '{ images: { a: {} }, keys: }\n', 'keys', '{ images: { a: {} }, keys: { k: {} } }\n'],
    [
      'a section of JSON without a value',
      '{"images": {"a": {}}, "keys": }\n',
      'keys',
      '{"images": {"a": {}}, "keys": { "k": {} } }\n',
    ],
  ])('%s', (_, before, section, after) => {
    expect(change(before, declare('images.a', section, {}))).toBe(after);
  });
});

describe('remove', () => {
  it.each([
    [
      'removes a line with its comments',
      dedent`
        images:
          a:
            size: 1
            # the key
            key: k # why
            kind: iso
      `,
      remove('images.a', 'key'),
      dedent`
        images:
          a:
            size: 1
            kind: iso
      `,
    ],
    [
      'removes a flow field with its comma',
      dedent`
        images:
          a: { size: 1, key: k, kind: iso }
      `,
      remove('images.a', 'key'),
      dedent`
        images:
          a: { size: 1, kind: iso }
      `,
    ],
    [
      'removes the last flow field with the comma before it',
      dedent`
        images:
          a: { size: 1, key: k }
      `,
      remove('images.a', 'key'),
      dedent`
        images:
          a: { size: 1 }
      `,
    ],
    [
      'removes a last flow field without a colon',
      dedent`
        keys:
          a: { alias: x, sta enabled }
        files:
          f: {}
      `,
      remove('keys.a', 'sta enabled'),
      dedent`
        keys:
          a: { alias: x }
        files:
          f: {}
      `,
    ],
    [
      'moves the next field up to the dash',
      dedent`
        operations:
          - action: delete
            image: a
      `,
      remove('operations.0', 'action'),
      dedent`
        operations:
          - image: a
      `,
    ],
    [
      'leaves an empty list behind the last step',
      dedent`
        operations:
          - action: delete
            image: a
      `,
      remove('operations.0'),
      'operations: []\n',
    ],
    [
      'removes a step and its comment',
      dedent`
        operations:
          - { action: delete, image: a }
          # the second
          - { action: delete, image: b }
      `,
      remove('operations.1'),
      dedent`
        operations:
          - { action: delete, image: a }
      `,
    ],
    [
      'removes a declaration',
      dedent`
      images:
        a: {}
        b: {}
    `,
      remove('images.a'),
      'images:\n  b: {}\n',
    ],
    [
      'leaves an empty section',
      dedent`
        images:
          a: {}
        region: r
      `,
      remove('images.a'),
      'images: {}\nregion: r\n',
    ],
    [
      'removes the last line of a file without a line end at the end',
      'images:\n  a: {}\n  b: {}',
      remove('images.b'),
      'images:\n  a: {}',
    ],
    [
      'keeps the comment of the next field above the dash',
      dedent`
        operations:
          - action: delete # why
            # which
            image: a
      `,
      remove('operations.0', 'action'),
      dedent`
        operations:
          # which
          - image: a
      `,
    ],
    [
      'keeps the comments of the neighbors in braces',
      dedent`
        images:
          a: {
            # one
            size: 1, # first
            # two
            key: k, # second
            # three
            kind: iso # third
          }
      `,
      remove('images.a', 'key'),
      dedent`
        images:
          a: {
            # one
            size: 1, # first
            # three
            kind: iso # third
          }
      `,
    ],
    [
      'keeps the comment of the last neighbor in braces',
      dedent`
        images:
          a: {
            size: 1, # first
            key: k # second
          }
      `,
      remove('images.a', 'key'),
      dedent`
        images:
          a: {
            size: 1 # first
          }
      `,
    ],
    [
      'keeps a comment after a comma on the same line',
      dedent`
        images:
          a: { size: 1, key: k, # both
            kind: iso }
      `,
      remove('images.a', 'key'),
      dedent`
        images:
          a: { size: 1, # both
            kind: iso }
      `,
    ],
    [
      'keeps the comment of the section',
      dedent`
        operations: # all of them
          - action: delete # the only one
            image: a
        region: r
      `,
      remove('operations.0'),
      dedent`
        operations: [] # all of them
        region: r
      `,
    ],
    [
      'keeps the comment of a map that becomes empty',
      dedent`
        images:
          a: # mine
            size: 1
        region: r
      `,
      remove('images.a', 'size'),
      dedent`
        images:
          a: {} # mine
        region: r
      `,
    ],
    [
      'removes several items of a list',
      dedent`
        keys:
          k:
            grants:
              - 1
              - 2 # two
              - 3
            id: x
      `,
      (at) => ({ do: 'remove', at: at('keys.k', 'grants', 1), to: at('keys.k', 'grants', 2) }),
      dedent`
        keys:
          k:
            grants:
              - 1
            id: x
      `,
    ],
    [
      'removes several items in brackets',
      dedent`
        keys:
          k: { grants: [01, 'b', c, d] }
      `,
      (at) => ({ do: 'remove', at: at('keys.k', 'grants', 2), to: at('keys.k', 'grants', 3) }),
      dedent`
        keys:
          k: { grants: [01, 'b'] }
      `,
    ],
  ] as readonly (readonly [string, string, Make, string])[])('%s', (_, text, make, expected) => {
    expect(change(text, make)).toBe(expected);
  });

  it('takes the last lines of a file without a line end at the end', () => {
    const text = dedent`
      operations:
        - action: delete
          vault: v
          key: k`;
    expect(change(text, remove('operations.0', 'vault'), remove('operations.0', 'key'))).toBe(
      dedent`
        operations:
          - action: delete`,
    );
    expect(change(text, remove('operations.0', 'key'), set('operations.0', ['image'], 'a'))).toBe(
      dedent`
        operations:
          - action: delete
            vault: v
            image: a`,
    );
  });

  it('removes several fields of a map in braces and adds another in one edit', () => {
    const text = dedent`
      operations:
        - { action: x, image: a, agency: y, vault: v, project_name: z }
    `;
    const without = (...fields: readonly string[]): string | undefined =>
      change(text, ...fields.map((field) => remove('operations.0', field)), set('operations.0', ['key'], 'none'));
    expect(without('agency', 'vault', 'project_name')).toBe(dedent`
      operations:
        - { action: x, image: a, key: none }
    `);
    expect(without('action', 'image', 'project_name')).toBe(dedent`
      operations:
        - { agency: y, vault: v, key: none }
    `);
    expect(without('image', 'vault')).toBe(dedent`
      operations:
        - { action: x, agency: y, project_name: z, key: none }
    `);
  });

  it('rejects the value of a merge key', () => {
    expect(
      change(
        dedent`
          x-b: &b { size: 1 }
          images:
            a: { <<: *b }
        `,
        remove('images.a', 'size'),
      ),
    ).toBeUndefined();
  });
});

describe('rename', () => {
  const rename =
    (path: string, to: string): Make =>
    (at) => ({ do: 'rename', at: at(path), to });

  it.each([
    ['a plain key', 'images:\n  a: {}\n', 'images:\n  b: {}\n'],
    ['a quoted key', `images:\n  'a': {}\n`, `images:\n  'b': {}\n`],
    ['a key of JSON', '{"images": {"a": {}}}', '{"images": {"b": {}}}'],
    [
      'a key that is a block',
      dedent`
        images:
          ? |-
            a
          : {}
      `,
      dedent`
        images:
          ? |-
            b
          : {}
      `,
    ],
  ])('%s', (_, before, after) => {
    expect(change(before, rename('images.a', 'b'))).toBe(after);
  });

  it('rejects a key over several lines', () => {
    expect(
      change(
        dedent`
          images:
            ? "a
              c"
            : {}
        `,
        rename('images.a c', 'b'),
      ),
    ).toBeUndefined();
  });
});

describe('steps', () => {
  const steps = dedent`
    operations:
      # first
      - action: publish
        image: a

      # second
      - action: delete
        image: a
  `;

  it('are inserted before another step and its comment, in its style', () => {
    expect(
      change(steps, (at) => ({
        do: 'insert',
        side: 'before',
        of: at('operations.1'),
        value: { action: 'share', image: 'a', accounts: ['b'] },
      })),
    ).toBe(
      dedent`
        operations:
          # first
          - action: publish
            image: a

          - action: share
            image: a
            accounts: [b]

          # second
          - action: delete
            image: a
      `,
    );
  });

  it('are inserted after another step, with a blank line if there are blank lines between the others', () => {
    const value = { action: 'publish', image: 'b' };
    const after = (index: number): string | undefined =>
      change(steps, (at) => ({ do: 'insert', side: 'after', of: at(`operations.${String(index)}`), value }));
    const inserted = '  - action: publish\n    image: b\n';
    expect(after(0)).toBe(steps.replace('\n  # second', `\n${inserted}\n  # second`));
    expect(after(1)).toBe(`${steps}\n${inserted}`);
    const dense = steps.replace('\n\n', '\n');
    expect(change(dense, (at) => ({ do: 'insert', side: 'after', of: at('operations.1'), value }))).toBe(
      dense + inserted,
    );
  });

  it('are inserted on one line next to a step on one line', () => {
    expect(
      change(
        dedent`
          operations:
          - { action: delete, image: a }
        `,
        (at) => ({
          do: 'insert',
          side: 'after',
          of: at('operations.0'),
          value: { action: 'delete', image: 'b' },
        }),
      ),
    ).toBe(dedent`
      operations:
      - { action: delete, image: a }
      - { action: delete, image: b }
    `);
  });

  it('move with their comments', () => {
    expect(change(steps, (at) => ({ do: 'move', from: at('operations.1'), before: at('operations.0') }))).toBe(
      dedent`
        operations:
          # second
          - action: delete
            image: a
          # first
          - action: publish
            image: a

      `,
    );
  });

  it('move out of a block with new indentation', () => {
    const text = dedent`
      operations:
        - parallel:
            - action: publish
              image: a
            - action: delete
              image: b
    `;
    expect(change(text, (at) => ({ do: 'move', from: at('operations.0', 'parallel', 1), before: at('operations.0') })))
      .toBe(dedent`
        operations:
          - action: delete
            image: b
          - parallel:
              - action: publish
                image: a
      `);
  });

  it.each([
    [
      'in block style',
      dedent`
        operations:
          - parallel:
              - { action: delete, image: a }
              # b
              - { action: delete, image: b }
      `,
      dedent`
        operations:
          - parallel:
              - { action: delete, image: a }
          - parallel:
              # b
              - { action: delete, image: b }
      `,
    ],
    [
      'in flow style',
      'operations: [{ parallel: [{ action: delete, image: a }, { action: delete, image: b }] }]\n',
      'operations: [{ parallel: [{ action: delete, image: a }] }, { parallel: [{ action: delete, image: b }] }]\n',
    ],
  ])('split %s', (_, text, expected) => {
    expect(change(text, (at) => ({ do: 'split', at: at('operations.0'), size: 1 }))).toBe(expected);
  });
});

describe('declare', () => {
  it.each([
    [
      'after the last declaration of the section',
      dedent`
        keys:
          a: {} # one
        region: r
      `,
      'region',
      dedent`
        keys:
          a: {} # one
          k: { alias: mine }
        region: r
      `,
    ],
    [
      'in a new section',
      dedent`
        imsManifest: v1

        operations:
          - action: delete
      `,
      'imsManifest',
      dedent`
        imsManifest: v1

        keys:
          k: { alias: mine }

        operations:
          - action: delete
      `,
    ],
    [
      'in a flow section',
      dedent`
        imsManifest: v1
        keys: { a: {} }
      `,
      'imsManifest',
      dedent`
        imsManifest: v1
        keys: { a: {}, k: { alias: mine } }
      `,
    ],
    [
      'in a section without value',
      'imsManifest: v1\nkeys:\n',
      'imsManifest',
      dedent`
        imsManifest: v1
        keys:
          k: { alias: mine }
      `,
    ],
  ])('%s', (_, text, near, expected) => {
    expect(change(text, declare(near))).toBe(expected);
  });

  it.each([
    [
      'before an incomplete declaration',
      dedent`
        keys:
          a: {}
          b: true, size: 60 }
          c: {}

        : {}
        region: r
      `,
      dedent`
        keys:
          a: {}
          k: { alias: mine }
          b: true, size: 60 }
          c: {}

        : {}
        region: r
      `,
    ],
    [
      'nowhere if declarations are not below each other',
      dedent`
        keys:
         :  x: {}
          a: {}
          c: {}

        region: r
      `,
      undefined,
    ],
    [
      'nowhere if the only declaration is incomplete',
      dedent`
        keys:
          b: true, size: 60 }
          c: {}

        : {}
        region: r
      `,
      undefined,
    ],
  ])('%s', (_, text, expected) => {
    const file = parse(text);
    const edits = editsFor(file, [
      { do: 'declare', near: entryOf(file, 'region').anchor, section: 'keys', name: 'k', value: { alias: 'mine' } },
    ]);
    expect(edits && applyEdits(text, edits)).toBe(expected);
  });
});

describe('several edits together', () => {
  it('put a new field in the place of a removed one', () => {
    expect(
      change(
        dedent`
          operations:
            - action: export
              file_format: qcow2
        `,
        set('operations.0', ['is_quick_export'], true),
        remove('operations.0', 'file_format'),
      ),
    ).toBe(dedent`
      operations:
        - action: export
          is_quick_export: true
    `);
  });

  it('change only what they are about, whatever the style', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const value = fc.oneof(word, fc.integer({ min: 0, max: 99 }), fc.boolean(), fc.string({ maxLength: 12 }));
    const thing = fc.dictionary(word, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
    fc.assert(
      fc.property(thing, word, value, fc.constantFrom('flow', 'block', 'json'), (map, field, wanted, style) => {
        const fields = Object.entries(map).map(([key, each]) => `${JSON.stringify(key)}: ${JSON.stringify(each)}`);
        const text =
          style === 'json'
            ? JSON.stringify({ imsManifest: 'v1', images: { a: map } })
            : style === 'flow'
              ? dedent`
                images:
                  a: { ${fields.join(', ')} } # end
              `
              : dedent`
                images:
                  a:
                    ${fields.join('\n    ')}
                  # end
              `;
        const after = change(text, set('images.a', [field], wanted)) ?? '';
        expect(plainValue(entryOf(parse(after), 'images.a').value)).toEqual({ ...map, [field]: wanted });
        if (style !== 'json') expect(after).toContain('# end');
      }),
    );
  });
});
