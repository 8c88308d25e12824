import { describe, expect, it } from 'vitest';
import schema from '../schemas/manifest.schema.json';
import { actions } from '../server/model/actions';
import { definitionOf } from '../server/model/describe';
import { forms } from '../server/model/forms';
import { nameForm, sections, type Section } from '../server/model/sections';
import { fixesFor } from '../server/proof';
import { applyFix, check } from '../server/service';
import { marksOf } from './support/notation';

const head = 'imsManifest: v1\nregion: r\n';
const said = (text: string): readonly string[] =>
  marksOf(check(text))
    .filter((mark) => mark.rule === 'schema')
    .map((mark) => mark.message);
const first = (text: string): string | undefined => {
  const checked = check(text);
  const fix = checked.findings.find((finding) => finding.rule === 'schema')?.fixes()[0];
  return fix === undefined ? undefined : applyFix(checked, fix);
};

describe('what is one step from right', () => {
  const repairs = (text: string): readonly string[] => {
    const checked = check(text);
    return checked.findings.flatMap((each) => fixesFor(checked, each).map((fix) => applyFix(checked, fix) ?? ''));
  };

  it.each([
    ['imsManifest: 1\nregion: ap-southeast-1\n', 'imsManifest: v1\nregion: ap-southeast-1\n'],
    [
      'imsManifest: v1\nregion: ap-southeast-1\nimage:\n  a: {}\n',
      'imsManifest: v1\nregion: ap-southeast-1\nimages:\n  a: {}\n',
    ],
  ])('has its repair: %s', (text, repaired) => {
    expect(repairs(text)).toContain(repaired);
  });

  it('is not renamed to a section that is there already', () => {
    expect(repairs('imsManifest: v1\nregion: ap-southeast-1\nimage: {}\nimages: {}\n')).toEqual([]);
  });

  it('a `---` at the end of a file begins no manifest', () => {
    expect(check('imsManifest: v1\nregion: ap-southeast-1\n---\n').findings).toEqual([]);
  });
});

describe('the words of the schema', () => {
  it.each([
    [
      'operations:\n  - { action: copy-cross-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, name: n, target_regoin: x, target_region: af-south-1, agency: a, project_name: af-south-1 }\n',
      'Unknown field `target_regoin` in `copy-cross-region`. Did you mean `target_region`?',
    ],
    [
      'operations:\n  - { action: copy-in-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, name: n, cmk_id: x }\n',
      'Unknown field `cmk_id` in `copy-in-region`. Use `key` here.',
    ],
    [
      'operations:\n  - { action: copy-in-regoin, image: x }\n',
      'Unknown action `copy-in-regoin`. Did you mean `copy-in-region`?',
    ],
    ['operations:\n  - { action: delete }\n', 'Missing required field `image` in `delete`.'],
    [
      'operations:\n  - { image: x }\n',
      'Missing `action` in this step. Allowed values: import, create-from-server, create-from-disk, create-full-ecs, copy-in-region, copy-cross-region, share, unshare, accept-share, reject-share, export, publish, update, tag, delete.',
    ],
    ['operations:\n  - just text\n', 'A step must be a map of fields that begins with `action`.'],
    ['operations:\n  - parallel: []\n', '`parallel` must not be empty.'],
    [
      'operations:\n  - parallel:\n      - parallel: [{ action: delete, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }]\n',
      'A `parallel` block cannot contain another `parallel` block.',
    ],
    ['images:\n  a: { size: "40" }\n', '`size` must be a whole number of GiB.'],
    ['images:\n  a: iso\n', '`a` must be a map of fields.'],
    ['images:\n  a: https://example.com\n', '`a` must be a map of fields.'],
    ['images:\n  a: "kind: iso"\n', '`a` must be a map of fields.'],
    ['images:\n  a:\n    kind:iso\n', '`a` must be a map of fields. Add a space after the `:` of each field.'],
    [
      'images:\n  a:\n    kind： iso\n',
      '`a` must be a map of fields. Use `:` and a space after a field, not the full-width `：`.',
    ],
    [
      'images:\n  a: { origin: type：file }\n',
      '`origin` must be a map of fields. Use `:` and a space after a field, not the full-width `：`.',
    ],
    ['images:\n  a: { size: -1 }\n', '`size` must be a whole number of 0 or more.'],
    [
      'images:\n  a: { kind: sytem }\n',
      'Invalid value `sytem`. Did you mean `system`? Allowed values: `system`, `data`, `full-ecs`, `iso`, `bms`.',
    ],
    [
      'images:\n  9lives: {}\n',
      'Invalid name `9lives`. Names begin with a letter and have up to 63 more letters, digits, `_`, `.`, or `-`.',
    ],
    ['images:\n  a: { disks: [{ sise: 4 }] }\n', 'Unknown field `sise` in `disks`. Did you mean `size`?'],
    [
      'images:\n  a: { shared_with: [{ account: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11, by: domian }] }\n',
      'Invalid value `domian`. Did you mean `domain`? Allowed values: `project`, `domain`, `organization`.',
    ],
    ['agencies:\n  a: { projects: al }\n', '`projects` must be `all` or a list of projects.'],
    ['sevrers: {}\n', 'Unknown field `sevrers` in the manifest. Did you mean `servers`?'],
    [
      'operations:\n  - { action: copy-in-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, name: n, enterprise_project_id: abc }\n',
      'Invalid enterprise project `abc`. Use `0` or a UUID.',
    ],
    [
      'images:\n  a: { region: AP-1 }\n',
      'Invalid region ID `AP-1`. Use lower-case letters, digits, and hyphens, as in `ap-southeast-1`.',
    ],
    ['images:\n  a: { id: "../b" }\n', 'Invalid ID `../b`. Use letters, digits, `-`, and `_`.'],
    ['accounts:\n  a: { projects: { r: "a b" } }\n', 'Invalid ID `a b`. Use letters, digits, `-`, and `_`.'],
    [
      'buckets:\n  a: { name: my..bucket }\n',
      'Invalid bucket name `my..bucket`. Use 3 to 63 lower-case letters, digits, hyphens, and single periods, with a letter or a digit at the beginning and end.',
    ],
    ['files:\n  a: { object: "" }\n', '`object` must not be empty.'],
    [
      `files:\n  a: { object: ${'a'.repeat(1025)} }\n`,
      'Invalid object name. The names of objects are limited to 1024 characters.',
    ],
    ['project_id: ""\n', '`project_id` must not be empty.'],
    ['images: 5\n', '`images` must be a map of fields.'],
    [
      'operations:\n  - { action: create-full-ecs, name: n }\n',
      'Missing field in `create-full-ecs`. Set one of `server`, `backup`.',
    ],
    ['operations:\n  - { action: share, accounts: [] }\n', 'Missing field in `share`. Set one of `image`, `images`.'],
  ])('%s', (text, message) => {
    expect(said(head + text)).toEqual([message]);
  });

  it('want the version first, and the region', () => {
    expect(said('region: r\nimsManifest: v1\n')).toEqual(['`imsManifest` must be the first field.']);
    expect(said('imsManifest: v1\n')).toEqual(['Missing required field `region` in the manifest.']);
    expect(said('imsManifest: v2\nregion: r\n')).toEqual(['Unsupported version. `imsManifest` must be `v1`.']);
  });

  it('say nothing of what is only being typed', () => {
    expect(said(`${head}operations:\n  - \n`)).toEqual([]);
    expect(said(`${head}images:\n  a:\n`)).toEqual([]);
    expect(said(`${head}operations:\n  - action: delete\n    image: "a\n`)).toEqual([]);
  });

  it('go on everywhere else', () => {
    const rules = check(
      `${head}images:\n  a: { kind: iso }\noperations:\n  - { action: copy-in-region, image: a, name: n }\n  - { action: delete, image: [ }\n`,
    ).findings.map((finding) => finding.rule);
    expect(rules).toContain('copy-iso-in-region');
    expect(rules).toContain('syntax');
  });
});

describe('the repairs of the schema', () => {
  it('take nothing out of a step that cannot be read to its end', () => {
    const step = 'images:\n  a: {}\noperations:\n  - { action: publish, image: a, colour: red';
    expect(first(`${head}${step} }\n`)).toBe(`${head}${step.replace(', colour: red', '')} }\n`);
    expect(first(`${head}${step}\n`)).toBeUndefined();
  });

  it.each([
    ['images:\n  a: { size: 40GB }\n', 'images:\n  a: { size: 40 }\n'],
    ['images:\n  a: { protected: yes }\n', 'images:\n  a: { protected: true }\n'],
    ['images:\n  a: { sise: 40 }\n', 'images:\n  a: { size: 40 }\n'],
    ['images:\n  a: { os_version: [x] }\n', 'images:\n  a: { os_version: x }\n'],
    ['images:\n  a: { kind: isso }\n', 'images:\n  a: { kind: iso }\n'],
  ])('%s', (text, expected) => {
    expect(first(head + text)).toBe(head + expected);
  });
});

describe('the schema', () => {
  it('has the fields that the model reads, and no others', () => {
    for (const section of Object.keys(sections) as Section[]) {
      expect(Object.keys(definitionOf(section).properties ?? {}).sort(), section).toEqual(
        Object.keys(sections[section]).sort(),
      );
    }
  });

  it('has no field of an action that the model does not read', () => {
    for (const [action, shape] of Object.entries(actions)) {
      const names = Object.keys(definitionOf(action as keyof typeof actions).properties ?? {}).filter(
        (name) => name !== 'action',
      );
      expect(
        names.filter((name) => !(name in shape)),
        action,
      ).toEqual([]);
    }
  });

  it('describes every field', () => {
    const bare: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('properties' in value && typeof value.properties === 'object') {
        for (const [name, field] of Object.entries(value.properties ?? {})) {
          if (typeof field === 'object' && field !== null && !('description' in field)) bare.push(`${path}.${name}`);
        }
      }
      for (const [name, inner] of Object.entries(value)) walk(inner, `${path}.${name}`);
    };
    walk(schema, '');
    expect(bare).toEqual([]);
  });
});

/** Every text in the schema that has to match a pattern, with that pattern. */
function patternsIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'pattern' in part && typeof part.pattern === 'string' ? [part.pattern] : [];
  return [...own, ...Object.values(part).flatMap(patternsIn)];
}

describe('the forms of texts', () => {
  it('are those of the schema, each with words of its own', () => {
    const known = Object.values(forms).map(({ source }) => source);
    expect(new Set(patternsIn(schema))).toEqual(new Set([...known, nameForm.source]));
  });

  const regions = ['ap-southeast-1', 'cn-north-4', 'my-kualalumpur-1', 'la-south-2', 'eu-west-101', 'r', '1'];
  const buckets = ['abc', 'my-bucket', 'my--bucket', 'my.bucket.1', '1.2.3', '1.2.3.4.5', 'a'.repeat(63)];
  it.each([
    ['region', regions, ['AP-1', 'a_b', 'a.b', '-a', 'a-', 'a b', 'a\n', 'a@b', 'a/b', 'é', 'a'.repeat(64)]],
    [
      'bucket',
      buckets,
      ['ab', 'a'.repeat(64), 'Abc', 'a_b', '-abc', 'abc-', '.abc', 'abc.', 'a..b', 'a.-b', 'a-.b', '1.2.3.4', 'a\nb'],
    ],
    ['id', ['4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90', '0', 'a_b'], ['', '-a', '..', 'a/b', 'a b', 'a\n', '%41']],
    ['projectName', ['eu-west-101', 'eu-west-101_Team-1'], ['', 'a b', 'a.b', 'a'.repeat(65)]],
    ['object', ['a', 'in/a b.qcow2', 'é中文\u{1f600}\n"?*:', '\u{1f600}'.repeat(1024)], ['', 'a'.repeat(1025)]],
  ] as const)('%s', (name, right, wrong) => {
    expect(right.filter((text) => !forms[name].test(text))).toEqual([]);
    expect(wrong.filter((text) => forms[name].test(text))).toEqual([]);
  });
});

describe('the region', () => {
  const found = (line: string): readonly string[] =>
    marksOf(check(`imsManifest: v1\n${line}\n`)).map(({ message }) => message);

  it.each(['region:', 'region: # later', 'region: ""'])('is missed where nothing is written: %s', (line) => {
    expect(found(line)).toEqual(['`region` must not be empty.']);
  });

  it.each(['region: ~', 'region: null', 'region: 5', 'region: [a]'])('is a text: %s', (line) => {
    expect(found(line)).toEqual([expect.stringContaining('`region` must be')]);
  });
});
