import { describe, expect, it } from 'vitest';
import { diskAt } from '../../server/features/navigation/disks';
import { symbolAt, spansOf } from '../../server/features/navigation/symbols';
import { renamed } from '../../server/features/navigation/rename';
import { tokenReader } from '../../server/features/outline/semantic-tokens';
import { actions } from '../../server/model/actions';
import { definitionAt, definitionOf, type Definition } from '../../server/model/schema-lookup';
import { sectionNames, type Section } from '../../server/model/sections';
import { check, ownEdits } from '../support/check';
import { plainValue } from '../../server/syntax/plain-value';
import { applyEdits } from '../../server/text/edit';
import { dedent } from '../support/dedent';

const name = 'zebra-1';
const other = 'okapi.2';

/** The fields that are references, with their section, according to the format. */
const targets: Readonly<Record<string, Section>> = {
  image: 'images',
  images: 'images',
  key: 'keys',
  file: 'files',
  bucket: 'buckets',
  server: 'servers',
  vault: 'vaults',
  backup: 'backups',
  agency: 'agencies',
  accounts: 'accounts',
  domains: 'accounts',
  account: 'accounts',
  shared_by: 'accounts',
  shared_with: 'accounts',
  as: 'images',
};

type Path = readonly (string | number)[];

/** A place of a reference: in a declaration of a section, or in a step of an action. */
interface Site {
  readonly in: string;
  readonly path: Path;
  readonly section: Section;
}

/** Every place of a reference in a definition. */
function sitesBelow(owner: string, definition: Definition, path: Path = []): readonly Site[] {
  const field = path.findLast((part) => typeof part === 'string') ?? '';
  const forms = [definition, ...(definition.anyOf ?? [])];
  const section = Object.hasOwn(targets, field) ? targets[field] : undefined;
  const own =
    section !== undefined && forms.some(({ type }) => type === 'string') ? [{ in: owner, path, section }] : [];
  return [
    ...own,
    ...forms.flatMap((form) => [
      ...Object.keys(form.properties ?? {}).flatMap((each) =>
        sitesBelow(owner, definitionAt(form, [each]) ?? {}, [...path, each]),
      ),
      ...(form.items === undefined ? [] : sitesBelow(owner, definitionAt(form, [0]) ?? {}, [...path, 0])),
      ...(typeof form.additionalProperties === 'object'
        ? sitesBelow(owner, definitionAt(form, ['any']) ?? {}, [...path, 'any'])
        : []),
    ]),
  ];
}

const sites: readonly Site[] = [
  ...sectionNames.flatMap((each) => sitesBelow(each, definitionOf(each))),
  ...Object.keys(actions).flatMap((each) => sitesBelow(each, definitionOf(each as keyof typeof actions))),
];

/** A style of a scalar after its `key:`, for the given indentation. */
type Style = (indent: string) => string;

/** Styles with the complete name on one line. */
const spelled: Readonly<Record<string, Style>> = {
  plain: () => ` ${name}`,
  'plain, with a comment': () => ` ${name} # why`,
  'plain, on a line of its own': (indent) => `\n${indent}  ${name}`,
  'in single quotes': () => ` '${name}'`,
  'in double quotes': () => ` "${name}"`,
  'with an anchor': () => ` &a ${name}`,
  'with a tag': () => ` !!str ${name}`,
  'a folded block': (indent) => ` >-\n${indent}  ${name}`,
  'a literal block': (indent) => ` |-\n${indent}  ${name}`,
  'a block with a comment': (indent) => ` |-  # why\n${indent}  ${name}`,
  'a block with an indicator': (indent) => ` >2-\n${indent}  ${name}`,
  'a block before an empty line': (indent) => ` >-\n${indent}  ${name}\n`,
};

/** Styles with other characters than the name, or with another value. */
const spread: Readonly<Record<string, Style>> = {
  'a block that ends with a line end': (indent) => ` |\n${indent}  ${name}`,
  'a folded block that ends with a line end': (indent) => ` >\n${indent}  ${name}`,
  'a block that keeps its line ends': (indent) => ` |+\n${indent}  ${name}\n`,
  'a block that begins with an empty line': (indent) => ` >-\n\n${indent}  ${name}`,
  'in quotes over two lines': (indent) => ` "${name.slice(0, 3)}\\\n${indent}  ${name.slice(3)}"`,
  'before a lone carriage return': () => ` ${name}\r # why`,
};

/** The fields on a path, one per line, with a scalar at its end. */
function block([field, ...rest]: Path, style: Style, indent: string): string {
  if (field === undefined) return '';
  const head = typeof field === 'number' ? '-' : `${field}:`;
  if (rest.length === 0) return `${indent}${head}${style(indent)}\n`;
  const inner = block(rest, style, `${indent}  `);
  return typeof field === 'number' ? `${indent}- ${inner.trimStart()}` : `${indent}${head}\n${inner}`;
}

/** The same in braces. */
function flow([field, ...rest]: Path, scalar: string, quote: (key: string) => string): string {
  if (field === undefined) return scalar;
  const inner = flow(rest, scalar, quote);
  return typeof field === 'number' ? `[${inner}]` : `{ ${quote(field)}: ${inner} }`;
}

const isSection = (owner: string): boolean => (sectionNames as readonly string[]).includes(owner);

/** A manifest with a reference at a site to a declaration, or to an image that the site's step creates and another step uses. */
function manifest(site: Site, own: string, declaration = `  ${name}: {}\n`): string {
  const made = site.path[0] === 'as';
  const used = made ? `  - { action: delete, image: ${name} }\n` : '';
  const sections = new Map<string, string>();
  if (!made) sections.set(site.section, declaration);
  if (isSection(site.in)) sections.set(site.in, `${sections.get(site.in) ?? ''}  here:\n${own}`);
  const step = isSection(site.in) ? '' : `  - action: ${site.in}\n${own}`;
  const operations = step + used === '' ? '' : `operations:\n${step}${used}`;
  const declared = [...sections].map(([section, things]) => `${section}:\n${things}`).join('');
  return dedent`
    imsManifest: v1
    region: ap-southeast-1
    ${declared}${operations}`;
}

const lineEnds: Readonly<Record<string, (text: string) => string>> = {
  LF: (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'CRLF and a byte order mark': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
};

function placesOf(text: string): readonly number[] {
  return [...text.matchAll(/zebra-1/g)].map(({ index }) => index);
}

/** Renaming at each use changes exactly the characters of the name, and highlights cover exactly them. */
function isExact(text: string): void {
  const checked = check(text);
  const places = placesOf(text);
  expect(places.length, text).toBeGreaterThan(1);
  for (const place of places) {
    const named = symbolAt(checked, place + 2);
    expect(named?.name, text).toBe(name);
    const shown = spansOf(named!).map(({ start, end }) => [start, text.slice(start, end)] as const);
    expect(
      [...shown].sort(([a], [b]) => a - b),
      text,
    ).toEqual(places.map((at) => [at, name]));
    expect([named!.here.start, named!.here.end], text).toEqual([place, place + name.length]);
    const edits = renamed(checked, named!, other);
    expect(typeof edits === 'string' ? edits : applyEdits(text, ownEdits(edits)), text).toBe(
      text.replaceAll(name, other),
    );
  }
  const tokens = tokenReader()(checked).flatMap(({ start, tokens: all }) =>
    all.filter(({ is }) => is === 'name').map((token) => text.slice(start + token.start, start + token.end)),
  );
  expect(
    tokens.filter((token) => token.replace(/["']/g, '') === name),
    text,
  ).toHaveLength(places.length);
  expect(
    tokens.filter((token) => /[\r\n:>|]/.test(token)),
    text,
  ).toEqual([]);
}

/** Renaming a name in another spelling is rejected, or it is another name. Nothing else is changed. */
function isLeftAlone(text: string): void {
  const checked = check(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const named = symbolAt(checked, offset);
    if (named === undefined) continue;
    const edits = renamed(checked, named, other);
    if (typeof edits === 'string') continue;
    const result = applyEdits(text, ownEdits(edits));
    const after = check(result);
    expect(
      after.findings.map(({ rule }) => rule),
      `${text}\n----\n${result}`,
    ).toEqual(checked.findings.map(({ rule }) => rule));
    const values = (each: typeof checked): string =>
      JSON.stringify(
        each.syntax.documents.map(({ entries }) => entries.map(({ path, value }) => [path, plainValue(value)])),
      );
    // Only complete names have changed.
    expect(values(after), `${text}\n----\n${result}`).toBe(values(checked).replaceAll(`"${named.name}"`, `"${other}"`));
    for (const { start, end } of ownEdits(edits)) expect(text.slice(start, end), text).toBe(named.name);
  }
}

const columns = '    ';

describe.each(Object.entries(lineEnds))('with %s', (_, ended) => {
  it.each(Object.entries(spelled))('a name that is %s is renamed without other changes', (__, style) => {
    for (const site of sites) isExact(ended(manifest(site, block(site.path, style, columns))));
  });

  it('a name in braces is renamed without other changes', () => {
    for (const site of sites) {
      for (const scalar of [name, `'${name}'`, `"${name}"`]) {
        const text = manifest(site, '');
        const inner = flow(site.path, scalar, (key) => key);
        const own = isSection(site.in)
          ? text.replace('  here:\n', `  here: ${inner}\n`)
          : text.replace(`- action: ${site.in}\n`, `- { action: ${site.in}, ${inner.slice(2)}\n`);
        isExact(ended(own));
        isExact(ended(own.replaceAll('{ ', '{\n      ').replaceAll(', ', ',\n      ')));
      }
    }
  });

  it('a name in JSON is renamed without other changes', () => {
    for (const site of sites) {
      const inner = flow(site.path, `"${name}"`, (key) => `"${key}"`);
      const made = site.path[0] === 'as';
      const declared: Record<string, string> = made ? {} : { [site.section]: `"${name}": {}` };
      if (isSection(site.in)) declared[site.in] = [declared[site.in], `"here": ${inner}`].filter(Boolean).join(', ');
      const steps = [
        ...(isSection(site.in) ? [] : [`{ "action": "${site.in}", ${inner.slice(2)}`]),
        ...(made ? [`{ "action": "delete", "image": "${name}" }`] : []),
      ];
      const sections = Object.entries(declared).map(([section, things]) => `,\n  "${section}": { ${things} }`);
      const text = dedent`
        {
          "imsManifest": "v1",
          "region": "ap-southeast-1"${sections.join('')},
          "operations": [${steps.join(',\n    ')}]
        }
      `;
      isExact(ended(text));
    }
  });

  it.each([
    ['plain', `  ${name}: {}\n`],
    ['in quotes', `  "${name}": {}\n`],
    ['in single quotes', `  '${name}' : {}\n`],
    ['complex', `  ? ${name}\n  : {}\n`],
    ['complex, in quotes', `  ? "${name}" # why\n  : {}\n`],
    ['complex, a block', `  ? |-\n    ${name}\n  : {}\n`],
    ['complex, a folded block', `  ? >-\n    ${name}\n  : {}\n`],
    ['with an anchor', `  &key ${name}: {}\n`],
  ])('a declaration whose key is %s is renamed without other changes', (__, declaration) => {
    for (const site of sites.filter(({ path }) => path[0] !== 'as'))
      isExact(
        ended(
          manifest(
            site,
            block(site.path, () => ` ${name}`, columns),
            declaration,
          ),
        ),
      );
  });

  it.each(Object.entries(spread))('a name that is %s is renamed without other changes, or not at all', (__, style) => {
    for (const site of sites.slice(0, 12)) isLeftAlone(ended(manifest(site, block(site.path, style, columns))));
    for (const site of sites.filter(({ path }) => path[0] === 'as').slice(0, 3))
      isLeftAlone(ended(manifest(site, block(site.path, style, columns))));
  });
});

it.each(Object.entries({ ...spelled, ...spread }))(
  'a disk whose name is %s is renamed without other changes',
  (style, written) => {
    const text =
      dedent`
        imsManifest: v1
        region: ap-southeast-1
        servers:
          web:
            data_disks:
              ${name}: { size: 10 }
      ` +
      dedent`
        operations:
          - action: create-from-disk
            server: web
            name: n
            disk:${written('    ')}
      `;
    const checked = check(text);
    const named = diskAt(checked, text.indexOf(name) + 1);
    const edits = named === undefined ? 'rename.not-here' : renamed(checked, named, other);
    if (style in spelled)
      expect(typeof edits === 'string' ? edits : applyEdits(text, ownEdits(edits))).toBe(text.replaceAll(name, other));
    else if (typeof edits !== 'string')
      for (const { start, end } of ownEdits(edits)) expect(text.slice(start, end)).toBe(name);
  },
);

it.each(['😀-1', '密钥 # new', 'a: b', '1.0', 'true', "it's"])('the name %s can be renamed to a plain one', (old) => {
  for (const key of [JSON.stringify(old), `'${old.replaceAll("'", "''")}'`, `? |-\n    ${old}\n `]) {
    for (const value of [JSON.stringify(old), `>-\n      ${old}`]) {
      const text = dedent`
        imsManifest: v1
        images:
          ${key}: {}
        operations:
          - action: delete
            image: ${value}
      `;
      const checked = check(text);
      const named = symbolAt(checked, text.indexOf(old.slice(0, 2)) + 1);
      const edits = named === undefined ? 'none' : renamed(checked, named, other);
      const result = typeof edits === 'string' ? edits : applyEdits(text, ownEdits(edits));
      const [image, step] = check(result).syntax.documents[0]?.entries.slice(1) ?? [];
      expect([image?.path, step && plainValue(step.value)], result).toEqual([
        ['images', other],
        { action: 'delete', image: other },
      ]);
      expect(result.replaceAll(other, ''), text).toBe(text.replaceAll(old, '').replace(old.replaceAll("'", "''"), ''));
    }
  }
});

it('the test covers every kind of reference', () => {
  expect(sites.length).toBeGreaterThan(50);
  expect(new Set(sites.map(({ section }) => section)).size).toBe(sectionNames.length);
});
