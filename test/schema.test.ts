import { describe, expect, it } from 'vitest';
import schema from '../schemas/manifest.schema.json';
import { actionNames, actions } from '../server/model/actions';
import { definitionOf } from '../server/model/schema-lookup';
import { forms } from '../server/model/forms';
import { sectionFields } from '../server/model/section-fields';
import { nameForm, sectionNames } from '../server/model/sections';
import { fixesFor } from '../server/engine/proof';
import { applyFix } from '../server/engine/fix-edits';
import { check } from './support/check';
import { marksOf } from './support/notation';
import { dedent } from './support/dedent';

const head = dedent`
  imsManifest: v1
  region: r
`;
const said = (text: string): readonly string[] =>
  marksOf(check(text))
    .filter((mark) => mark.rule === 'schema')
    .map((mark) => mark.message);
const first = (text: string): string | undefined => {
  const checked = check(text);
  const fix = checked.findings.find((finding) => finding.rule === 'schema')?.fixes()[0];
  return fix === undefined ? undefined : applyFix(checked, fix);
};

describe('an almost correct manifest', () => {
  const repairs = (text: string): readonly string[] => {
    const checked = check(text);
    return checked.findings.flatMap((each) => fixesFor(checked, each).map((fix) => applyFix(checked, fix) ?? ''));
  };

  it.each([
    [
      dedent`
        imsManifest: 1
        region: ap-southeast-1
      `,
      dedent`
        imsManifest: v1
        region: ap-southeast-1
      `,
    ],
    [
      dedent`
        imsManifest: v1
        region: ap-southeast-1
        image:
          a: {}
      `,
      dedent`
        imsManifest: v1
        region: ap-southeast-1
        images:
          a: {}
      `,
    ],
  ])('has a fix: %s', (text, repaired) => {
    expect(repairs(text)).toContain(repaired);
  });

  const copy = dedent`
    ${head}images: { b: {} }
    operations:
      - action: copy-in-region
        image: b
        name: n
  `;
  it.each([
    ['a value that begins with a reserved character', 'description: @x y # why', 'description: "@x y" # why'],
    ['a value with a second colon', 'description: see: there', 'description: "see: there"'],
    ['a value that looks like an alias', 'description: *all* images', 'description: "*all* images"'],
    ['a value in backquotes with a comma', 'description: `x`, y', 'description: "`x`, y"'],
  ])('has a fix that adds quotes: %s', (_, wrong, right) => {
    expect(repairs(`${copy}    ${wrong}\n`)).toContain(`${copy}    ${right}\n`);
  });

  it('has a fix that adds quotes in a map on one line', () => {
    const text = (value: string): string =>
      dedent`
        ${head}images: { b: {} }
        operations:
          - { action: copy-in-region, image: b, name: n, description: ${value} }
      `;
    expect(repairs(text('@x'))).toEqual([text('"@x"')]);
    expect(repairs(text('x: y'))).toContain(text('"x: y"'));
  });

  it('has no fix that renames a section to an existing one', () => {
    expect(
      repairs(dedent`
        imsManifest: v1
        region: ap-southeast-1
        image: {}
        images: {}
      `),
    ).toEqual([]);
  });

  it('can end with `---`, which does not begin another manifest', () => {
    expect(
      check(dedent`
        imsManifest: v1
        region: ap-southeast-1
        ---
      `).findings,
    ).toEqual([]);
  });
});

describe('the values of an enumeration', () => {
  it('each have a description if any has one', () => {
    const counts: [number, number][] = [];
    JSON.stringify(schema, (_, value: unknown) => {
      const { enum: values, enumDescriptions: texts } = (value ?? {}) as Record<string, readonly string[] | undefined>;
      if (Array.isArray(values) && texts !== undefined) counts.push([values.length, texts.length]);
      if (texts !== undefined) expect(texts.some((text) => text !== '')).toBe(true);
      return value;
    });
    expect(counts.length).toBeGreaterThan(20);
    expect(counts.filter(([values, texts]) => values !== texts)).toEqual([]);
  });
});

describe('the messages of the schema', () => {
  it.each([
    [
      'Unknown field `target_regoin` in `copy-cross-region`. Did you mean `target_region`?',
      dedent`
        operations:
          - { action: copy-cross-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, name: n, target_regoin: x, target_region: af-south-1, agency: a, project_name: af-south-1 }
      `,
    ],
    [
      'Unknown field `cmk_id` in `copy-in-region`. Use `key` here.',
      dedent`
        operations:
          - { action: copy-in-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, name: n, cmk_id: x }
      `,
    ],
    [
      'Unknown field `tags` in `copy-in-region`. The call cannot set it, but a step with `action: tag` after this one can.',
      dedent`
        operations:
          - { action: copy-in-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, name: n, tags: { a: b } }
      `,
    ],
    [
      'Unknown action `copy-in-regoin`. Did you mean `copy-in-region`?',
      dedent`
        operations:
          - { action: copy-in-regoin, image: x }
      `,
    ],
    [
      'Missing required field `image` in `delete`.',
      dedent`
        operations:
          - { action: delete }
      `,
    ],
    [
      `Missing \`action\` in this step. Allowed values: ${actionNames.join(', ')}.`,
      dedent`
        operations:
          - { image: x }
      `,
    ],
    [
      'A step must be a map of fields that begins with `action`.',
      dedent`
        operations:
          - just text
      `,
    ],
    [
      '`parallel` must not be empty.',
      dedent`
        operations:
          - parallel: []
      `,
    ],
    [
      'A `parallel` block cannot contain another `parallel` block.',
      dedent`
        operations:
          - parallel:
              - parallel: [{ action: delete, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }]
      `,
    ],
    [
      '`size` must be a whole number of GiB.',
      dedent`
        images:
          a: { size: "40" }
      `,
    ],
    ['`a` must be a map of fields.', 'images:\n  a: iso\n'],
    [
      '`a` must be a map of fields.',
      dedent`
        images:
          a: https://example.com
      `,
    ],
    [
      '`a` must be a map of fields.',
      dedent`
        images:
          a: "kind: iso"
      `,
    ],
    [
      '`a` must be a map of fields. Add a space after the `:` of each field.',
      dedent`
        images:
          a:
            kind:iso
      `,
    ],
    [
      '`a` must be a map of fields. Use `:` and a space after a field, not the full-width `：`.',
      dedent`
        images:
          a:
            kind： iso
      `,
    ],
    [
      '`origin` must be a map of fields. Use `:` and a space after a field, not the full-width `：`.',
      dedent`
        images:
          a: { origin: type：file }
      `,
    ],
    [
      '`size` must be a whole number of 0 or more.',
      dedent`
        images:
          a: { size: -1 }
      `,
    ],
    [
      'Invalid value `sytem`. Did you mean `system`? Allowed values: `system`, `data`, `full-ecs`, `iso`, `bms`.',
      dedent`
        images:
          a: { kind: sytem }
      `,
    ],
    [
      'Invalid name `9lives`. Names begin with a letter and have up to 63 more letters, digits, `_`, `.`, or `-`.',
      'images:\n  9lives: {}\n',
    ],
    [
      'The name `p\u0430y` mixes Latin letters with `\u0430`, which looks like a Latin letter. Use letters of one alphabet.',
      'images:\n  p\u0430y: {}\n',
    ],
    [
      'Letters of the name `cafe\u0301` are written as several characters. Use the composed form (Unicode NFC), which looks the same.',
      'images:\n  cafe\u0301: {}\n',
    ],
    [
      'Invalid name `a<U+200B>b`. Names begin with a letter and have up to 63 more letters, digits, `_`, `.`, or `-`.',
      'images:\n  a\u200bb: {}\n',
    ],
    [
      'Unknown field `sise` in `disks`. Did you mean `size`?',
      dedent`
        images:
          a: { disks: [{ sise: 4 }] }
      `,
    ],
    [
      'Invalid value `domian`. Did you mean `domain`? Allowed values: `project`, `domain`, `organization`.',
      dedent`
        images:
          a: { shared_with: [{ account: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11, by: domian }] }
      `,
    ],
    [
      '`projects` must be `all` or a list of projects.',
      dedent`
        agencies:
          a: { projects: al }
      `,
    ],
    [
      'Unknown field `project` in `copy-cross-region`. Did you mean `project_name`?',
      dedent`
        operations:
          - { action: copy-cross-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, name: n, target_region: af-south-1, agency: a, project: af-south-1 }
      `,
    ],
    [
      'Unknown field `accounts` in `files`. `accounts` belongs at the top level of the manifest.',
      dedent`
        files:
          rocky:
            size: 12
            accounts:
              partner: {}
      `,
    ],
    ['Unknown field `sevrers` in the manifest. Did you mean `servers`?', 'sevrers: {}\n'],
    [
      'Invalid enterprise project `abc`. Use `0` or a UUID.',
      dedent`
        operations:
          - { action: copy-in-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, name: n, enterprise_project_id: abc }
      `,
    ],
    [
      'Invalid region ID `AP-1`. Use lower-case letters, digits, and hyphens, as in `ap-southeast-1`.',
      dedent`
        images:
          a: { region: AP-1 }
      `,
    ],
    [
      'Invalid ID `../b`. Use letters, digits, `-`, and `_`.',
      dedent`
        images:
          a: { id: "../b" }
      `,
    ],
    [
      'Invalid ID `a b`. Use letters, digits, `-`, and `_`.',
      dedent`
        accounts:
          a: { projects: { r: "a b" } }
      `,
    ],
    [
      'Invalid bucket name `my..bucket`. Use 3 to 63 lower-case letters, digits, hyphens, and single periods, with a letter or a digit at the beginning and end.',
      dedent`
        buckets:
          a: { name: my..bucket }
      `,
    ],
    [
      '`object` must not be empty.',
      dedent`
        files:
          a: { object: "" }
      `,
    ],
    [
      'Invalid object name. The names of objects are limited to 1024 characters.',
      dedent`
        files:
          a: { object: ${'a'.repeat(1025)} }
      `,
    ],
    ['`project_id` must not be empty.', 'project_id: ""\n'],
    ['`quotas` must be a map of fields.', 'quotas: 5\n'],
    ['`images` must be a whole number.', 'quotas: { images: many }\n'],
    ['`images` must be a whole number of 0 or more.', 'quotas: { images: -1 }\n'],
    ['Unknown field `image` in `quotas`. Did you mean `images`?', 'quotas:\n  image: 5\n'],
    ['Unknown field `tag` in `quotas`. Did you mean `tags`?', 'accounts: { partner: { quotas: { tag: 5 } } }\n'],
    ['`images` must be a map of fields.', 'images: 5\n'],
    [
      'Missing field in `create-full-ecs`. Set one of `server`, `backup`.',
      dedent`
        operations:
          - { action: create-full-ecs, name: n }
      `,
    ],
    [
      'Missing field in `share`. Set one of `image`, `images`.',
      dedent`
        operations:
          - { action: share, accounts: [] }
      `,
    ],
  ])('%s', (message, text) => {
    expect(said(head + text)).toEqual([message]);
  });

  it('require the version, at any position, and the region', () => {
    expect(
      said(dedent`
        region: r
        imsManifest: v1
      `),
    ).toEqual([]);
    expect(said('region: r\n')).toEqual(['Missing required field `imsManifest` in the manifest.']);
    expect(said('imsManifest: v1\n')).toEqual(['Missing required field `region` in the manifest.']);
    expect(
      said(dedent`
        imsManifest: v2
        region: r
      `),
    ).toEqual(['Unsupported version. `imsManifest` must be `v1`.']);
  });

  it('report nothing about unfinished input', () => {
    expect(said(`${head}operations:\n  - \n`)).toEqual([]);
    expect(said(`${head}images:\n  a:\n`)).toEqual([]);
    expect(
      said(dedent`
        ${head}operations:
          - action: delete
            image: "a
      `),
    ).toEqual([]);
  });

  it('report findings in the rest of a text with a syntax error', () => {
    const rules = check(
      dedent`
        ${head}images:
          a: { kind: iso }
        operations:
          - { action: copy-in-region, image: a, name: n }
          - { action: delete, image: [ }
      `,
    ).findings.map((finding) => finding.rule);
    expect(rules).toContain('copy-iso-in-region');
    expect(rules).toContain('syntax');
  });
});

describe('the fixes of the schema', () => {
  it('remove nothing from an unclosed step', () => {
    const step = dedent`
      images:
        a: {}
      operations:
        - { action: publish, image: a, colour: red`;
    expect(first(`${head}${step} }\n`)).toBe(`${head}${step.replace(', colour: red', '')} }\n`);
    expect(first(`${head}${step}\n`)).toBeUndefined();
  });

  it.each([
    [
      dedent`
        images:
          a: { size: 40GB }
      `,
      dedent`
        images:
          a: { size: 40 }
      `,
    ],
    [
      dedent`
        images:
          a: { protected: yes }
      `,
      dedent`
        images:
          a: { protected: true }
      `,
    ],
    [
      dedent`
        images:
          a: { sise: 40 }
      `,
      dedent`
        images:
          a: { size: 40 }
      `,
    ],
    [
      dedent`
        images:
          a: { os_version: [x] }
      `,
      dedent`
        images:
          a: { os_version: x }
      `,
    ],
    [
      dedent`
        images:
          a: { kind: isso }
      `,
      dedent`
        images:
          a: { kind: iso }
      `,
    ],
    ['quotas: { image: 5 }\n', 'quotas: { images: 5 }\n'],
    ['quotas:\n  tags: "5"\n', 'quotas:\n  tags: 5\n'],
  ])('%s', (text, expected) => {
    expect(first(head + text)).toBe(head + expected);
  });
});

describe('the schema', () => {
  it('has exactly the fields of declarations that the model reads', () => {
    for (const section of sectionNames) {
      expect(Object.keys(definitionOf(section).properties ?? {}).sort(), section).toEqual(
        Object.keys(sectionFields[section]).sort(),
      );
    }
  });

  it('allows a step for each action of the model', () => {
    expect(schema.$defs.step.oneOf.map(({ $ref }) => $ref)).toEqual(actionNames.map((name) => `#/$defs/${name}`));
  });

  it('has no action field that the model does not read', () => {
    for (const [action, { fields }] of Object.entries(actions)) {
      const names = Object.keys(definitionOf(action as keyof typeof actions).properties ?? {}).filter(
        (name) => name !== 'action',
      );
      expect(
        names.filter((name) => !(name in fields)),
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

/** The patterns in a part of the schema. */
function patternsIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'pattern' in part && typeof part.pattern === 'string' ? [part.pattern] : [];
  return [...own, ...Object.values(part).flatMap(patternsIn)];
}

describe('the formats of strings', () => {
  it('are exactly the patterns of the schema', () => {
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

  it.each(['region:', 'region: # later', 'region: ""'])('is reported if it is empty: %s', (line) => {
    expect(found(line)).toEqual(['`region` must not be empty.']);
  });

  it.each(['region: ~', 'region: null', 'region: 5', 'region: [a]'])('must be a string: %s', (line) => {
    expect(found(line)).toEqual([expect.stringContaining('`region` must be')]);
  });
});
