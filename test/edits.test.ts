import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsFor } from '../server/syntax/edits';
import type { Change, Json } from '../server/syntax/change';
import type { Entry, SyntaxFile } from '../server/syntax/node';
import { parse } from '../server/syntax/parse';
import { plain } from '../server/syntax/plain';
import { applyEdits } from '../server/text/edit';

const entryOf = (file: SyntaxFile, path: string): Entry => {
  const found = file.documents.flatMap((document) => document.entries).find((entry) => entry.path.join('.') === path);
  if (found === undefined) throw new Error(`no entry ${path}`);
  return found;
};

type Make = (
  at: (path: string, ...inner: readonly (string | number)[]) => { piece: Entry['piece']; path: (string | number)[] },
) => Change;

function change(text: string, ...makes: readonly Make[]): string | undefined {
  const file = parse(text);
  const at = (
    path: string,
    ...inner: readonly (string | number)[]
  ): { piece: Entry['piece']; path: (string | number)[] } => ({
    piece: entryOf(file, path).piece,
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
  (at) => ({ do: 'declare', near: at(near).piece, section, name: 'k', value });

describe('set', () => {
  it.each([
    [
      'replaces a value and keeps its comment',
      'images:\n  a: { size: 40 } # forty\n',
      set('images.a', ['size'], 50),
      'images:\n  a: { size: 50 } # forty\n',
    ],
    [
      'keeps single quotes',
      "images:\n  a: { key: 'x' }\n",
      set('images.a', ['key'], 'y z'),
      "images:\n  a: { key: 'y z' }\n",
    ],
    [
      'quotes what would be read as something else',
      'images:\n  a: { key: x }\n',
      set('images.a', ['key'], 'true'),
      'images:\n  a: { key: "true" }\n',
    ],
    [
      'adds a field behind one without a colon',
      'keys:\n  a: { alias: x, sta enabled }\nfiles:\n  f: {}\n',
      set('keys.a', ['spec'], 'SM4'),
      'keys:\n  a: { alias: x, sta enabled, spec: SM4 }\nfiles:\n  f: {}\n',
    ],
    [
      'gives a field without a colon its value',
      'images:\n  a: { key, size: 40 }\n',
      set('images.a', ['key'], 'k'),
      'images:\n  a: { key: k, size: 40 }\n',
    ],
    [
      'finds the colon on a line of its own',
      'images: { a: { "size"\n  : , "key" # key\n  : } }\n',
      set('images.a', ['key'], 'k'),
      'images: { a: { "size"\n  : , "key" # key\n  : "k" } }\n',
    ],
    [
      'adds a field to a block',
      'operations:\n  - action: export\n    image: a\n\n  - action: delete\n',
      set('operations.0', ['file_format'], 'qcow2'),
      'operations:\n  - action: export\n    image: a\n    file_format: qcow2\n\n  - action: delete\n',
    ],
    [
      'adds a field behind a trailing comment',
      'images:\n  a:\n    size: 40 # forty\n',
      set('images.a', ['key'], 'k'),
      'images:\n  a:\n    size: 40 # forty\n    key: k\n',
    ],
    [
      'adds a field to a flow map',
      'images:\n  a: { size: 40 }\n',
      set('images.a', ['key'], 'k'),
      'images:\n  a: { size: 40, key: k }\n',
    ],
    ['adds a field to an empty map', 'images:\n  a: {}\n', set('images.a', ['key'], 'k'), 'images:\n  a: { key: k }\n'],
    [
      'adds a field to a thing without value',
      'images:\n  a:\n',
      set('images.a', ['key'], 'k'),
      'images:\n  a: { key: k }\n',
    ],
    [
      'fills an empty value',
      'images:\n  a:\n    key:\n    size: 1\n',
      set('images.a', ['key'], 'k'),
      'images:\n  a:\n    key: k\n    size: 1\n',
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
      'makes parents that are missing',
      'images:\n  a: { size: 40 }\n',
      set('images.a', ['origin', 'type'], 'file'),
      'images:\n  a: { size: 40, origin: { type: file } }\n',
    ],
    [
      'adds an item to a list',
      'keys:\n  k:\n    grants:\n      - { account: a }\n',
      set('keys.k', ['grants', 1], { account: 'b' }),
      'keys:\n  k:\n    grants:\n      - { account: a }\n      - { account: b }\n',
    ],
    [
      'overrides a merged field in the map itself',
      'x-b: &b { size: 1 }\nimages:\n  a: { <<: *b, kind: iso }\n',
      set('images.a', ['size'], 2),
      'x-b: &b { size: 1 }\nimages:\n  a: { <<: *b, kind: iso, size: 2 }\n',
    ],
    [
      'replaces a block scalar',
      'operations:\n  - action: export\n    object: |\n      a\n      b\n    image: x\n',
      set('operations.0', ['object'], 'c'),
      'operations:\n  - action: export\n    object: c\n    image: x\n',
    ],
    [
      'keeps the comment on the line of the key in place of a list below',
      'operations:\n  - action: share\n    projects: # whom\n      - a\n      - b\n    image: x\n',
      set('operations.0', ['projects'], 'all'),
      'operations:\n  - action: share\n    projects: all # whom\n    image: x\n',
    ],
    [
      'keeps the comment of the field before in braces',
      'images:\n  a: {\n    size: 40 # forty\n  }\n',
      set('images.a', ['key'], 'k'),
      'images:\n  a: {\n    size: 40, # forty\n    key: k\n  }\n',
    ],
    [
      'keeps the spelling of a value that becomes a list',
      "images:\n  a: { tags: 'x' }\n",
      set('images.a', ['tags'], ['x']),
      "images:\n  a: { tags: ['x'] }\n",
    ],
    [
      'quotes a plain value that becomes a list where brackets would read it otherwise',
      'images:\n  a:\n    tags: x, y\n',
      set('images.a', ['tags'], ['x, y']),
      'images:\n  a:\n    tags: ["x, y"]\n',
    ],
    [
      'keeps the spelling of the only item of a list',
      'images:\n  a:\n    size:\n      - 0x28 # forty\n    key: k\n',
      set('images.a', ['size'], 40),
      'images:\n  a:\n    size: 0x28\n    key: k\n',
    ],
  ] as const)('%s', (_, text, make, expected) => {
    expect(change(text, make)).toBe(expected);
  });
});

describe('declare, in braces', () => {
  it.each([
    ['behind one that is empty', '{ images: { a: } }\n', 'images', '{ images: { a:, k: {} } }\n'],
    ['a section that is missing', '{ images: { a: } }\n', 'keys', '{ images: { a: }, keys: { k: {} } }\n'],
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
      'takes a line with its comments',
      'images:\n  a:\n    size: 1\n    # the key\n    key: k # why\n    kind: iso\n',
      remove('images.a', 'key'),
      'images:\n  a:\n    size: 1\n    kind: iso\n',
    ],
    [
      'takes a flow field with its comma',
      'images:\n  a: { size: 1, key: k, kind: iso }\n',
      remove('images.a', 'key'),
      'images:\n  a: { size: 1, kind: iso }\n',
    ],
    [
      'takes the last flow field with the comma before',
      'images:\n  a: { size: 1, key: k }\n',
      remove('images.a', 'key'),
      'images:\n  a: { size: 1 }\n',
    ],
    [
      'takes a last flow field without a colon',
      'keys:\n  a: { alias: x, sta enabled }\nfiles:\n  f: {}\n',
      remove('keys.a', 'sta enabled'),
      'keys:\n  a: { alias: x }\nfiles:\n  f: {}\n',
    ],
    [
      'moves the next field up to the dash',
      'operations:\n  - action: delete\n    image: a\n',
      remove('operations.0', 'action'),
      'operations:\n  - image: a\n',
    ],
    [
      'leaves an empty list behind the last step',
      'operations:\n  - action: delete\n    image: a\n',
      remove('operations.0'),
      'operations: []\n',
    ],
    [
      'takes a step and its comment',
      'operations:\n  - { action: delete, image: a }\n  # the second\n  - { action: delete, image: b }\n',
      remove('operations.1'),
      'operations:\n  - { action: delete, image: a }\n',
    ],
    ['takes a declared thing', 'images:\n  a: {}\n  b: {}\n', remove('images.a'), 'images:\n  b: {}\n'],
    ['leaves an empty section', 'images:\n  a: {}\nregion: r\n', remove('images.a'), 'images: {}\nregion: r\n'],
    [
      'takes the last line of a file without an end',
      'images:\n  a: {}\n  b: {}',
      remove('images.b'),
      'images:\n  a: {}',
    ],
    [
      'leaves what is said of the next field above the dash',
      'operations:\n  - action: delete # why\n    # which\n    image: a\n',
      remove('operations.0', 'action'),
      'operations:\n  # which\n  - image: a\n',
    ],
    [
      'leaves what is said of the neighbors in braces',
      'images:\n  a: {\n    # one\n    size: 1, # first\n    # two\n    key: k, # second\n    # three\n    kind: iso # third\n  }\n',
      remove('images.a', 'key'),
      'images:\n  a: {\n    # one\n    size: 1, # first\n    # three\n    kind: iso # third\n  }\n',
    ],
    [
      'leaves what is said of the last neighbor in braces',
      'images:\n  a: {\n    size: 1, # first\n    key: k # second\n  }\n',
      remove('images.a', 'key'),
      'images:\n  a: {\n    size: 1 # first\n  }\n',
    ],
    [
      'leaves a comment behind a comma on the same line',
      'images:\n  a: { size: 1, key: k, # both\n    kind: iso }\n',
      remove('images.a', 'key'),
      'images:\n  a: { size: 1, # both\n    kind: iso }\n',
    ],
    [
      'leaves what is said of the section',
      'operations: # all of them\n  - action: delete # the only one\n    image: a\nregion: r\n',
      remove('operations.0'),
      'operations: [] # all of them\nregion: r\n',
    ],
    [
      'leaves what is said of a map that is then empty',
      'images:\n  a: # mine\n    size: 1\nregion: r\n',
      remove('images.a', 'size'),
      'images:\n  a: {} # mine\nregion: r\n',
    ],
    [
      'takes several items of a list',
      'keys:\n  k:\n    grants:\n      - 1\n      - 2 # two\n      - 3\n    id: x\n',
      (at) => ({ do: 'remove', at: at('keys.k', 'grants', 1), to: at('keys.k', 'grants', 2) }),
      'keys:\n  k:\n    grants:\n      - 1\n    id: x\n',
    ],
    [
      'takes several items in brackets',
      "keys:\n  k: { grants: [01, 'b', c, d] }\n",
      (at) => ({ do: 'remove', at: at('keys.k', 'grants', 2), to: at('keys.k', 'grants', 3) }),
      "keys:\n  k: { grants: [01, 'b'] }\n",
    ],
  ] as readonly (readonly [string, string, Make, string])[])('%s', (_, text, make, expected) => {
    expect(change(text, make)).toBe(expected);
  });

  it('takes several last lines of a file without an end', () => {
    const text = 'operations:\n  - action: delete\n    vault: v\n    key: k';
    expect(change(text, remove('operations.0', 'vault'), remove('operations.0', 'key'))).toBe(
      'operations:\n  - action: delete',
    );
    expect(change(text, remove('operations.0', 'key'), set('operations.0', ['image'], 'a'))).toBe(
      'operations:\n  - action: delete\n    vault: v\n    image: a',
    );
  });

  it('takes several fields of a map in braces together, wherever they are, and adds another', () => {
    const text = 'operations:\n  - { action: x, image: a, agency: y, vault: v, project_name: z }\n';
    const without = (...fields: readonly string[]): string | undefined =>
      change(text, ...fields.map((field) => remove('operations.0', field)), set('operations.0', ['key'], 'none'));
    expect(without('agency', 'vault', 'project_name')).toBe('operations:\n  - { action: x, image: a, key: none }\n');
    expect(without('action', 'image', 'project_name')).toBe('operations:\n  - { agency: y, vault: v, key: none }\n');
    expect(without('image', 'vault')).toBe('operations:\n  - { action: x, agency: y, project_name: z, key: none }\n');
  });

  it('rejects the value of a merge key', () => {
    expect(change('x-b: &b { size: 1 }\nimages:\n  a: { <<: *b }\n', remove('images.a', 'size'))).toBeUndefined();
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
    ['a key that is a block', 'images:\n  ? |-\n    a\n  : {}\n', 'images:\n  ? |-\n    b\n  : {}\n'],
  ])('%s', (_, before, after) => {
    expect(change(before, rename('images.a', 'b'))).toBe(after);
  });

  it('refuses a key over several lines', () => {
    expect(change('images:\n  ? "a\n    c"\n  : {}\n', rename('images.a c', 'b'))).toBeUndefined();
  });
});

describe('steps', () => {
  const steps =
    'operations:\n  # first\n  - action: publish\n    image: a\n\n  # second\n  - action: delete\n    image: a\n';

  it('are inserted before another one and its comment, in its style', () => {
    expect(
      change(steps, (at) => ({
        do: 'insert',
        side: 'before',
        of: at('operations.1'),
        value: { action: 'share', image: 'a', accounts: ['b'] },
      })),
    ).toBe(
      'operations:\n  # first\n  - action: publish\n    image: a\n\n  - action: share\n    image: a\n    accounts: [b]\n  # second\n  - action: delete\n    image: a\n',
    );
  });

  it('are inserted on one line next to one on one line', () => {
    expect(
      change('operations:\n- { action: delete, image: a }\n', (at) => ({
        do: 'insert',
        side: 'after',
        of: at('operations.0'),
        value: { action: 'delete', image: 'b' },
      })),
    ).toBe('operations:\n- { action: delete, image: a }\n- { action: delete, image: b }\n');
  });

  it('move with their comments', () => {
    expect(change(steps, (at) => ({ do: 'move', from: at('operations.1'), before: at('operations.0') }))).toBe(
      'operations:\n  # second\n  - action: delete\n    image: a\n  # first\n  - action: publish\n    image: a\n\n',
    );
  });

  it('move out of a block with new indentation', () => {
    const text =
      'operations:\n  - parallel:\n      - action: publish\n        image: a\n      - action: delete\n        image: b\n';
    expect(
      change(text, (at) => ({ do: 'move', from: at('operations.0', 'parallel', 1), before: at('operations.0') })),
    ).toBe('operations:\n  - action: delete\n    image: b\n  - parallel:\n      - action: publish\n        image: a\n');
  });

  it.each([
    [
      'in block style',
      'operations:\n  - parallel:\n      - { action: delete, image: a }\n      # b\n      - { action: delete, image: b }\n',
      'operations:\n  - parallel:\n      - { action: delete, image: a }\n  - parallel:\n      # b\n      - { action: delete, image: b }\n',
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
      'behind the last thing of the section',
      'keys:\n  a: {} # one\nregion: r\n',
      'region',
      'keys:\n  a: {} # one\n  k: { alias: mine }\nregion: r\n',
    ],
    [
      'in a section of its own',
      'imsManifest: v1\n\noperations:\n  - action: delete\n',
      'imsManifest',
      'imsManifest: v1\n\nkeys:\n  k: { alias: mine }\n\noperations:\n  - action: delete\n',
    ],
    [
      'in a flow section',
      'imsManifest: v1\nkeys: { a: {} }\n',
      'imsManifest',
      'imsManifest: v1\nkeys: { a: {}, k: { alias: mine } }\n',
    ],
    [
      'in a section without value',
      'imsManifest: v1\nkeys:\n',
      'imsManifest',
      'imsManifest: v1\nkeys:\n  k: { alias: mine }\n',
    ],
  ])('%s', (_, text, near, expected) => {
    expect(change(text, declare(near))).toBe(expected);
  });

  it.each([
    [
      'before a thing that cannot be read to its end',
      'keys:\n  a: {}\n  b: true, size: 60 }\n  c: {}\n\n: {}\nregion: r\n',
      'keys:\n  a: {}\n  k: { alias: mine }\n  b: true, size: 60 }\n  c: {}\n\n: {}\nregion: r\n',
    ],
    ['nowhere if things do not stand below each other', 'keys:\n :  x: {}\n  a: {}\n  c: {}\n\nregion: r\n', undefined],
    ['nowhere if there is only such a thing', 'keys:\n  b: true, size: 60 }\n  c: {}\n\n: {}\nregion: r\n', undefined],
  ])('%s', (_, text, expected) => {
    const file = parse(text);
    const edits = editsFor(file, [
      { do: 'declare', near: entryOf(file, 'region').piece, section: 'keys', name: 'k', value: { alias: 'mine' } },
    ]);
    expect(edits && applyEdits(text, edits)).toBe(expected);
  });
});

describe('together', () => {
  it('a field takes the place of one that goes', () => {
    expect(
      change(
        'operations:\n  - action: export\n    file_format: qcow2\n',
        set('operations.0', ['is_quick_export'], true),
        remove('operations.0', 'file_format'),
      ),
    ).toBe('operations:\n  - action: export\n    is_quick_export: true\n');
  });

  it('mean what they say, whatever the style', () => {
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
              ? `images:\n  a: { ${fields.join(', ')} } # end\n`
              : `images:\n  a:\n    ${fields.join('\n    ')}\n  # end\n`;
        const after = change(text, set('images.a', [field], wanted)) ?? '';
        expect(plain(entryOf(parse(after), 'images.a').value)).toEqual({ ...map, [field]: wanted });
        if (style !== 'json') expect(after).toContain('# end');
      }),
    );
  });
});
