import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskAt } from '../../server/features/navigation/disks';
import { firstDeclared, symbolAt, spansOf } from '../../server/features/navigation/symbols';
import { renamed } from '../../server/features/navigation/rename';
import { check, ownEdits } from '../support/check';
import { applyEdits } from '../../server/text/edit';
import { cursorIn, head } from '../support/cursor';
import { dedent, manifest } from '../support/dedent';

/** The text after the name at the cursor is renamed, or why that is not possible. */
function rename(marked: string, to: string): string {
  const { checked, offset } = cursorIn(marked);
  const named = symbolAt(checked, offset) ?? diskAt(checked, offset);
  if (named === undefined) return 'no name';
  const edits = renamed(checked, named, to);
  return typeof edits === 'string' ? edits : applyEdits(checked.text, ownEdits(edits));
}

/** The zero-based lines of the uses of the name at the cursor, without the two lines of the head. */
function lines(marked: string): readonly number[] {
  const { checked, offset } = cursorIn(marked);
  const named = symbolAt(checked, offset) ?? diskAt(checked, offset);
  return named === undefined ? [] : spansOf(named).map(({ start }) => checked.lines.position(start).line - 2);
}

describe('a name', () => {
  it('is found where declarations and steps refer to it, also by its ID', () => {
    const id = '0d0466b0-e727-4d9c-b35d-f84bb474a37f';
    const text = manifest`
      keys:
        golden: { id: ${id} }
      images:
        a: { key: gol<|>den }
      operations:
        - { action: copy-in-region, image: a, key: ${id.toUpperCase()} }
    `;
    expect(lines(text)).toEqual([1, 3, 5]);
  });

  it('can have letters of any script', () => {
    const text = manifest`
      keys:
        支付密钥: { alias: pay }
      images:
        支付-黄金镜像: { key: 支<|>付密钥 }
        платёж: { key: 支付密钥 }
    `;
    expect(lines(text)).toEqual([1, 3, 4]);
    expect(rename(text, '密钥𠮷')).toBe(text.replace('<|>', '').replaceAll('支付密钥', '密钥𠮷'));
    expect(rename(text, 'cle\u0301')).toBe(text.replace('<|>', '').replaceAll('支付密钥', 'cl\u00e9'));
    expect(rename(text, 'p\u0430y')).toBe('rename.meaning');
  });

  it('is specific to its section and its document', () => {
    const own = dedent`
      keys:
        a: {}
      images:
        a: { key: <|>a }
    `;
    expect(lines(head + own)).toEqual([1, 3]);
    expect(
      lines(manifest`
        ${own}---
        ${head}${own.replace('<|>', '')}`),
    ).toEqual([1, 3]);
  });

  it('that is already in use is not a reference', () => {
    const text = manifest`
      images:
        a: {}
      operations:
        - { action: copy-in-region, image: a, as: <|>a }
        - { action: delete, image: a }
    `;
    expect(lines(text)).toEqual([3]);
    expect(rename(text, 'b')).toBe(text.replace('as: <|>a', 'as: b'));
  });

  it.each([
    ['a copy of a copy', '{ action: delete, image: <|>b }', 'base'],
    ['an image that a step creates', '{ action: copy-in-region, image: b, as: <|>c }', 'base'],
    ['a key', '{ action: copy-in-region, image: b, key: <|>golden }', 'golden'],
    ['an import', '{ action: delete, image: <|>i }', 'disk'],
    ['itself', '{ action: delete, image: <|>loop }', 'loop'],
  ])('leads to its first declaration: %s', (_, last, where) => {
    const text = manifest`
      keys:
        golden: {}
      files:
        disk: {}
      images:
        base: {}
      operations:
        - { action: import, file: disk, as: i }
        - { action: copy-in-region, image: base, as: a }
        - { action: copy-in-region, image: a, as: b }
        - { action: copy-in-region, image: loop, as: loop }
        - ${last}
    `;
    const { checked, offset } = cursorIn(text);
    const place = firstDeclared(symbolAt(checked, offset)!);
    expect(checked.text.slice(place!.start, place!.end)).toBe(where);
  });
});

describe('renaming', () => {
  it.each([
    [
      'in lists, `as`, and declarations, with their quotes',
      dedent`
        images:
          b: {}
        operations:
          - { action: copy-in-region, image: b, as: "<|>a" }
          - { action: share, images: [a, 'a', b], accounts: [a] }
      `,
      dedent`
        images:
          b: {}
        operations:
          - { action: copy-in-region, image: b, as: "x" }
          - { action: share, images: [x, 'x', b], accounts: [a] }
      `,
    ],
    [
      'at the anchor of an alias',
      dedent`
        images:
          <|>a: {}
        operations:
          - { action: publish, image: &n a }
          - { action: delete, image: *n }
      `,
      dedent`
        images:
          x: {}
        operations:
          - { action: publish, image: &n x }
          - { action: delete, image: *n }
      `,
    ],
    [
      'at an anchor in another field',
      dedent`
        x-names: [&n a, &m a]
        images:
          a: {}
        operations:
          - { action: delete, image: <|>*n }
      `,
      dedent`
        x-names: [&n x, &m a]
        images:
          x: {}
        operations:
          - { action: delete, image: *n }
      `,
    ],
    [
      'at an anchored declaration',
      dedent`
        images:
          &n a: {}
        operations:
          - { action: delete, image: <|>*n }
      `,
      dedent`
        images:
          &n x: {}
        operations:
          - { action: delete, image: *n }
      `,
    ],
    [
      'in fields of a merge key',
      dedent`
        x-all: &all { image: a, bucket: b }
        images:
          <|>a: {}
        operations:
          - { action: export, <<: *all, object: one }
          - { action: export, <<: *all, object: two }
      `,
      dedent`
        x-all: &all { image: x, bucket: b }
        images:
          x: {}
        operations:
          - { action: export, <<: *all, object: one }
          - { action: export, <<: *all, object: two }
      `,
    ],
    [
      'in unfinished steps',
      'images:\n  <|>a: { kind: iso\n  b: {}\noperations:\n  - { action: delete, image: a, \n',
      'images:\n  x: { kind: iso\n  b: {}\noperations:\n  - { action: delete, image: x, \n',
    ],
  ])('changes the name %s', (_, before, after) => {
    expect(rename(head + before, 'x')).toBe(head + after);
  });

  it.each([
    ['an invalid name', 'images:\n  <|>a: {}\n', '1st', 'rename.form'],
    ['a name that is too long', 'images:\n  <|>a: {}\n', 'x'.repeat(65), 'rename.form'],
    [
      'a declared name',
      dedent`
        images:
          <|>a: {}
          b: {}
      `,
      'b',
      'rename.taken',
    ],
    [
      'the name of an image that a step creates',
      dedent`
        images:
          <|>a: {}
        operations:
          - { action: copy-in-region, image: a, as: b }
      `,
      'b',
      'rename.taken',
    ],
    [
      'a name that is used but not defined',
      dedent`
        images:
          <|>a: {}
        operations:
          - { action: delete, image: b }
      `,
      'b',
      'rename.taken',
    ],
    ['`none`, which means no key', 'keys:\n  <|>a: {}\n', 'none', 'rename.none'],
    [
      'any name, because it is an ID',
      dedent`
        operations:
          - { action: delete, image: <|>4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }
      `,
      'x',
      'rename.not-here',
    ],
    [
      'any name, if a syntax error hides another use',
      'images:\n  <|>a: {}\noperations:\n  - { action: delete, image: [a, \n',
      'x',
      'rename.broken',
    ],
    [
      'any name, if it is declared twice',
      dedent`
        images:
          <|>a: {}
          a: {}
      `,
      'x',
      'rename.broken',
    ],
    [
      'any name, if its anchor is also used for other fields',
      dedent`
        images:
          a: {}
        operations:
          - { action: copy-in-region, image: <|>a, as: &n b, name: *n }
          - { action: delete, image: *n }
      `.replace('image: <|>a, as: &n b', 'image: a, name: &n b, as: <|>*n'),
      'x',
      'rename.shared',
    ],
  ])('is rejected: %s', (_, text, to, why) => {
    expect(rename(head + text, to)).toBe(why);
  });

  const name = fc
    .stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,9}$/)
    .filter((each) => !/^(?:true|false|null|yes|no|on|off|y|n|none)$/i.test(each));
  const quote = fc.constantFrom('', '"', "'");

  it('to any free name and back restores the text, from any position', () => {
    const uses = fc.array(fc.tuple(fc.nat(9), quote, fc.constantFrom('delete', 'share', 'copy', 'alias', 'block')), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 3, maxLength: 6 }),
        uses,
        fc.nat(),
        fc.boolean(),
        (names, steps, where, crlf) => {
          const [to = '', ...declared] = names;
          const made: string[] = [];
          const text = [
            head.trimEnd(),
            ...(steps.some(([, , kind]) => kind === 'alias')
              ? declared.map((each, index) => `x-${String(index)}: &n${String(index)} ${each}`)
              : []),
            'images:',
            ...declared.map((each) => `  ${each}: { kind: system }`),
            'operations:',
            ...steps.map(([nth, quotes, kind], index) => {
              const all = [...declared, ...made];
              const used = all[nth % all.length] ?? '';
              const written = quotes + used + quotes;
              if (kind === 'copy') {
                made.push(`Made${String(index)}${used}`.slice(0, 60));
                return `  - { action: copy-in-region, image: ${written}, key: none, as: ${made.at(-1) ?? ''}, name: m }`;
              }
              if (kind === 'alias') return `  - { action: publish, image: *n${String(nth % declared.length)} }`;
              if (kind === 'block') return `  - parallel:\n      - action: publish\n        image: ${written} # here`;
              if (kind === 'share')
                return `  - action: share\n    images:\n      - ${written}\n      - ${declared[0] ?? ''}\n    accounts: []`;
              return `  - { action: delete, image: ${written} }`;
            }),
            '',
          ].join(crlf ? '\r\n' : '\n');
          fc.pre(!made.includes(to));
          const checked = check(text);
          const places = [...text.matchAll(/[A-Za-z][\w.-]*/g)].flatMap(({ index }) => symbolAt(checked, index) ?? []);
          const named = places[where % places.length];
          fc.pre(named !== undefined);
          const edits = renamed(checked, named, to);
          expect(typeof edits, `${named.name} to ${to} in\n${text}`).not.toBe('string');
          if (typeof edits === 'string') return;
          const after = applyEdits(text, ownEdits(edits));
          const again = check(after);
          expect(again.findings.map(({ rule }) => rule)).toEqual(checked.findings.map(({ rule }) => rule));
          const back = [...after.matchAll(/[A-Za-z][\w.-]*/g)]
            .flatMap(({ index }) => symbolAt(again, index) ?? [])
            .find((each) => each.section === named.section && each.name === to);
          expect(back).toBeDefined();
          const undone = renamed(again, back!, named.name);
          expect(typeof undone === 'string' ? undone : applyEdits(after, ownEdits(undone))).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the disk of a server', () => {
  const id = '7f3a1c52-9d0e-4b6a-8c1d-2e5f60718293';
  const servers = dedent`
    servers:
      web:
        data_disks:
          data: { id: ${id}, size: 100 }
          logs: { size: 10 }
      db: { data_disks: { data: { size: 5 } } }
  `;
  const steps = dedent`
    operations:
      - { action: create-from-disk, server: web, disk: data, name: a }
      - { action: create-from-disk, server: web, disk: ${id}, name: b }
      - { action: create-from-disk, server: db, disk: data, name: c }
  `;

  it('is found where it is declared and where steps use it, also by its ID', () => {
    const found = [3, 7, 8];
    expect(lines(head + servers.replace('data: { id', 'da<|>ta: { id') + steps)).toEqual(found);
    expect(lines(head + servers + steps.replace('web, disk: data', 'web, disk: da<|>ta'))).toEqual(found);
    expect(lines(head + servers + steps.replace(id, `<|>${id}`))).toEqual(found);
    expect(lines(head + servers + steps.replace('db, disk: data', 'db, disk: da<|>ta'))).toEqual([5, 9]);
  });

  it('is not found if the disk is not declared', () => {
    expect(lines(head + servers + steps.replace('web, disk: data', 'web, disk: ot<|>her'))).toEqual([]);
    expect(
      lines(manifest`
        operations:
          - { action: create-from-disk, disk: <|>${id}, name: a }
      `),
    ).toEqual([]);
  });

  it('is renamed everywhere, but not to a name that is in use', () => {
    const marked = head + servers + steps.replace('web, disk: data', 'web, disk: da<|>ta');
    const renamed = servers.replace('data: { id', 'files: { id') + steps.replace('web, disk: data', 'web, disk: files');
    expect(rename(marked, 'files')).toBe(head + renamed);
    expect(rename(marked, 'logs')).toBe('rename.taken');
    const meant = marked.replace(`disk: ${id}`, 'disk: lost');
    expect(rename(meant, 'lost')).toBe('rename.taken');
  });
});
