import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskAt } from '../../server/features/disks';
import { firstDeclared, nameAt, spansOf } from '../../server/features/names';
import { renamed } from '../../server/features/rename';
import { check } from '../../server/service';
import { applyEdits } from '../../server/text/edit';
import { cursorIn, head } from '../support/cursor';

/** The text with the name at the cursor changed, or why it cannot be. */
function rename(marked: string, to: string): string {
  const { checked, offset } = cursorIn(marked);
  const named = nameAt(checked, offset) ?? diskAt(checked, offset);
  if (named === undefined) return 'no name';
  const edits = renamed(checked, named, to);
  return typeof edits === 'string' ? edits : applyEdits(checked.text, edits);
}

/** The lines of the places of the name at the cursor, counted from 0 and without the two of the head. */
function lines(marked: string): readonly number[] {
  const { checked, offset } = cursorIn(marked);
  const named = nameAt(checked, offset) ?? diskAt(checked, offset);
  return named === undefined ? [] : spansOf(named).map(({ start }) => checked.lines.position(start).line - 2);
}

describe('a name', () => {
  it('is found where things and steps refer to it, by its id too', () => {
    const id = '0d0466b0-e727-4d9c-b35d-f84bb474a37f';
    const text = `${head}keys:\n  golden: { id: ${id} }\nimages:\n  a: { key: gol<|>den }\noperations:\n  - { action: copy-in-region, image: a, key: ${id.toUpperCase()} }\n`;
    expect(lines(text)).toEqual([1, 3, 5]);
  });

  it('belongs to its section and its document', () => {
    const own = 'keys:\n  a: {}\nimages:\n  a: { key: <|>a }\n';
    expect(lines(head + own)).toEqual([1, 3]);
    expect(lines(`${head}${own}---\n${head}${own.replace('<|>', '')}`)).toEqual([1, 3]);
  });

  it('that is already in use refers to nothing', () => {
    const text = `${head}images:\n  a: {}\noperations:\n  - { action: copy-in-region, image: a, as: <|>a }\n  - { action: delete, image: a }\n`;
    expect(lines(text)).toEqual([3]);
    expect(rename(text, 'b')).toBe(text.replace('as: <|>a', 'as: b'));
  });

  it.each([
    ['a copy of a copy', '{ action: delete, image: <|>b }', 'base'],
    ['what a step makes', '{ action: copy-in-region, image: b, as: <|>c }', 'base'],
    ['a key', '{ action: copy-in-region, image: b, key: <|>golden }', 'golden'],
    ['an import', '{ action: delete, image: <|>i }', 'disk'],
    ['itself', '{ action: delete, image: <|>loop }', 'loop'],
  ])('was first declared: %s', (_, last, where) => {
    const text = `${head}keys:\n  golden: {}\nfiles:\n  disk: {}\nimages:\n  base: {}\noperations:\n  - { action: import, file: disk, as: i }\n  - { action: copy-in-region, image: base, as: a }\n  - { action: copy-in-region, image: a, as: b }\n  - { action: copy-in-region, image: loop, as: loop }\n  - ${last}\n`;
    const { checked, offset } = cursorIn(text);
    const place = firstDeclared(nameAt(checked, offset)!);
    expect(checked.text.slice(place!.start, place!.end)).toBe(where);
  });
});

describe('renaming', () => {
  it.each([
    [
      'across lists, `as` and declarations, in their quotes',
      'images:\n  b: {}\noperations:\n  - { action: copy-in-region, image: b, as: "<|>a" }\n  - { action: share, images: [a, \'a\', b], accounts: [a] }\n',
      'images:\n  b: {}\noperations:\n  - { action: copy-in-region, image: b, as: "x" }\n  - { action: share, images: [x, \'x\', b], accounts: [a] }\n',
    ],
    [
      'at the anchor of an alias',
      'images:\n  <|>a: {}\noperations:\n  - { action: publish, image: &n a }\n  - { action: delete, image: *n }\n',
      'images:\n  x: {}\noperations:\n  - { action: publish, image: &n x }\n  - { action: delete, image: *n }\n',
    ],
    [
      'at an anchor that stands aside',
      'x-names: [&n a, &m a]\nimages:\n  a: {}\noperations:\n  - { action: delete, image: <|>*n }\n',
      'x-names: [&n x, &m a]\nimages:\n  x: {}\noperations:\n  - { action: delete, image: *n }\n',
    ],
    [
      'at an anchored declaration',
      'images:\n  &n a: {}\noperations:\n  - { action: delete, image: <|>*n }\n',
      'images:\n  &n x: {}\noperations:\n  - { action: delete, image: *n }\n',
    ],
    [
      'in fields that a merge key brings',
      'x-all: &all { image: a, bucket: b }\nimages:\n  <|>a: {}\noperations:\n  - { action: export, <<: *all, object: one }\n  - { action: export, <<: *all, object: two }\n',
      'x-all: &all { image: x, bucket: b }\nimages:\n  x: {}\noperations:\n  - { action: export, <<: *all, object: one }\n  - { action: export, <<: *all, object: two }\n',
    ],
    [
      'through steps that are still being typed',
      'images:\n  <|>a: { kind: iso\n  b: {}\noperations:\n  - { action: delete, image: a, \n',
      'images:\n  x: { kind: iso\n  b: {}\noperations:\n  - { action: delete, image: x, \n',
    ],
  ])('goes %s', (_, before, after) => {
    expect(rename(head + before, 'x')).toBe(head + after);
  });

  it.each([
    ['a form that is none', 'images:\n  <|>a: {}\n', '1st', 'rename.form'],
    ['a name too long', 'images:\n  <|>a: {}\n', 'x'.repeat(65), 'rename.form'],
    ['a declared name', 'images:\n  <|>a: {}\n  b: {}\n', 'b', 'rename.taken'],
    [
      'a name that a step gives',
      'images:\n  <|>a: {}\noperations:\n  - { action: copy-in-region, image: a, as: b }\n',
      'b',
      'rename.taken',
    ],
    [
      'a name that is referred to, though it stands for nothing',
      'images:\n  <|>a: {}\noperations:\n  - { action: delete, image: b }\n',
      'b',
      'rename.taken',
    ],
    ['no key', 'keys:\n  <|>a: {}\n', 'none', 'rename.none'],
    [
      'anything, of an id',
      'operations:\n  - { action: delete, image: <|>4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }\n',
      'x',
      'rename.not-here',
    ],
    [
      'anything, where a text that cannot be read has the name too',
      'images:\n  <|>a: {}\noperations:\n  - { action: delete, image: [a, \n',
      'x',
      'rename.broken',
    ],
    ['anything, where it is declared twice', 'images:\n  <|>a: {}\n  a: {}\n', 'x', 'rename.broken'],
    [
      'anything, where an anchor means more',
      'images:\n  a: {}\noperations:\n  - { action: copy-in-region, image: <|>a, as: &n b, name: *n }\n  - { action: delete, image: *n }\n'.replace(
        'image: <|>a, as: &n b',
        'image: a, name: &n b, as: <|>*n',
      ),
      'x',
      'rename.shared',
    ],
  ])('is refused to %s', (_, text, to, why) => {
    expect(rename(head + text, to)).toBe(why);
  });

  const name = fc
    .stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,9}$/)
    .filter((each) => !/^(?:true|false|null|yes|no|on|off|y|n|none)$/i.test(each));
  const quote = fc.constantFrom('', '"', "'");

  it('there and back is the identity, from any place to any name that is free', () => {
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
          const places = [...text.matchAll(/[A-Za-z][\w.-]*/g)].flatMap(({ index }) => nameAt(checked, index) ?? []);
          const named = places[where % places.length];
          fc.pre(named !== undefined);
          const edits = renamed(checked, named, to);
          expect(typeof edits, `${named.name} to ${to} in\n${text}`).not.toBe('string');
          if (typeof edits === 'string') return;
          const after = applyEdits(text, edits);
          const again = check(after);
          expect(again.findings.map(({ rule }) => rule)).toEqual(checked.findings.map(({ rule }) => rule));
          const back = [...after.matchAll(/[A-Za-z][\w.-]*/g)]
            .flatMap(({ index }) => nameAt(again, index) ?? [])
            .find((each) => each.section === named.section && each.name === to);
          expect(back).toBeDefined();
          const undone = renamed(again, back!, named.name);
          expect(typeof undone === 'string' ? undone : applyEdits(after, undone)).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the disk of a server', () => {
  const id = '7f3a1c52-9d0e-4b6a-8c1d-2e5f60718293';
  const servers = `servers:\n  web:\n    data_disks:\n      data: { id: ${id}, size: 100 }\n      logs: { size: 10 }\n  db: { data_disks: { data: { size: 5 } } }\n`;
  const steps = `operations:\n  - { action: create-from-disk, server: web, disk: data, name: a }\n  - { action: create-from-disk, server: web, disk: ${id}, name: b }\n  - { action: create-from-disk, server: db, disk: data, name: c }\n`;

  it('is found where it is declared and where steps speak of it, by its id too', () => {
    const found = [3, 7, 8];
    expect(lines(head + servers.replace('data: { id', 'da<|>ta: { id') + steps)).toEqual(found);
    expect(lines(head + servers + steps.replace('web, disk: data', 'web, disk: da<|>ta'))).toEqual(found);
    expect(lines(head + servers + steps.replace(id, `<|>${id}`))).toEqual(found);
    expect(lines(head + servers + steps.replace('db, disk: data', 'db, disk: da<|>ta'))).toEqual([5, 9]);
  });

  it('is none where the disk is not declared', () => {
    expect(lines(head + servers + steps.replace('web, disk: data', 'web, disk: ot<|>her'))).toEqual([]);
    expect(lines(`${head}operations:\n  - { action: create-from-disk, disk: <|>${id}, name: a }\n`)).toEqual([]);
  });

  it('has its name changed everywhere, and keeps it where another has it', () => {
    const marked = head + servers + steps.replace('web, disk: data', 'web, disk: da<|>ta');
    const renamed = servers.replace('data: { id', 'files: { id') + steps.replace('web, disk: data', 'web, disk: files');
    expect(rename(marked, 'files')).toBe(head + renamed);
    expect(rename(marked, 'logs')).toBe('rename.taken');
    const meant = marked.replace(`disk: ${id}`, 'disk: lost');
    expect(rename(meant, 'lost')).toBe('rename.taken');
  });
});
