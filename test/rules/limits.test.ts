import { describe, expect, it } from 'vitest';
import { check } from '../support/check';
import { dedent } from '../support/dedent';

/** The severities of a rule's findings in a plan. */
function severities(rule: string, text: string): readonly string[] {
  return check(`imsManifest: v1\n${text}`)
    .findings.filter((finding) => finding.rule === rule)
    .map((finding) => finding.severity);
}

const image = (fields: string): string =>
  dedent`
    images:
      a: { kind: system, visibility: private, encrypted: false, status: active, ${fields} }
  `;
const steps = (...lines: readonly string[]): string =>
  `operations:\n${lines.map((line) => `  - { ${line} }\n`).join('')}`;
const bucket = dedent`
  buckets:
    b: { storage_class: STANDARD }
`;
const file = (fields: string): string => dedent`
  files:
    f: { object: f.raw, encryption: none, ${fields} }
`;

describe('values below, at, and above a limit', () => {
  const copy = (size: number): string =>
    `region: r\n${image(`size: ${String(size)}`)}${steps('action: copy-in-region, image: a, name: n')}`;
  const out = (size: number, how: string): string =>
    `region: r\n${bucket}${image(`size: ${String(size)}`)}${steps(`action: export, image: a, bucket: b, object: o, ${how}`)}`;
  const load = (fields: string, how: string): string =>
    `region: r\n${file(fields)}${steps(`action: import, file: f, name: n, ${how}`)}`;

  it.each([
    ['copy-in-region-size', copy, [127, 128], [129]],
    ['export-size-needs-quick', (size: number) => out(size, 'file_format: qcow2'), [127, 128], [129]],
    ['export-size-max', (size: number) => out(size, 'is_quick_export: true'), [1022, 1023], [1024, 1025]],
    ['import-size-ordinary', (size: number) => load(`size: ${String(size)}`, 'min_disk: 40'), [127, 128], [129]],
    [
      'import-size-quick',
      (size: number) => load(`size: ${String(size)}`, 'min_disk: 40, is_quick_import: true'),
      [1023, 1024],
      [1025],
    ],
    [
      'iso-size',
      (size: number) => load(`size: ${String(size)}, format: iso`, 'min_disk: 40, kind: iso'),
      [127, 128],
      [129],
    ],
    [
      'import-virtual-size-max',
      (size: number) => load(`virtual_size: ${String(size)}`, 'min_disk: 40'),
      [1023, 1024],
      [1025],
    ],
    [
      'import-min-disk-below-file',
      (size: number) => load(`virtual_size: ${String(size)}`, 'min_disk: 40'),
      [39, 40],
      [41],
    ],
    [
      'import-system-disk-range',
      (size: number) => load('size: 1', `min_disk: ${String(size)}`),
      [10, 11, 1023, 1024],
      [9, 1, 1025],
    ],
    [
      'data-image-file-range',
      (size: number) => load('size: 1', `min_disk: ${String(size)}, kind: data`),
      [40, 41, 2047, 2048],
      [39, 1, 2049],
    ],
    [
      'data-image-file-range',
      (size: number) => load('size: 1', `min_disk: 40, data_images: [{ file: f, min_disk: ${String(size)} }]`),
      [1, 40, 2047, 2048],
      [0, 2049],
    ],
    [
      'import-data-images-count',
      (count: number) => load('size: 1', `min_disk: 40, data_images: [${'{ file: f, min_disk: 40 }, '.repeat(count)}]`),
      [0, 3],
      [4, 5],
    ],
  ] as const)('%s', (rule, plan, fine, faulty) => {
    for (const size of fine) expect(severities(rule, plan(size)), String(size)).toEqual([]);
    for (const size of faulty) expect(severities(rule, plan(size)).length, String(size)).toBe(1);
  });

  it('have several severities if the documents disagree', () => {
    const disk = (size: number): readonly string[] =>
      severities('import-system-disk-range', load('size: 1', `min_disk: ${String(size)}`));
    expect([disk(0), disk(1), disk(9), disk(1025)]).toEqual([['error'], ['warning'], ['warning'], ['error']]);
    const tags = (count: number): readonly string[] =>
      severities(
        'tag-count',
        `region: r\n${image('tags: {}')}${steps(`action: tag, image: a, tags: { add: { ${Array.from({ length: count }, (_, index) => `t${String(index)}: x`).join(', ')} } }`)}`,
      );
    expect([tags(10), tags(11), tags(20), tags(21)]).toEqual([[], ['warning'], ['warning'], ['error']]);
    const recipients = (count: number): readonly string[] =>
      severities(
        'share-too-many-tenants',
        `region: r\n${image('shared_with: []')}${steps(`action: share, image: a, projects: [${Array.from({ length: count }, (_, index) => (index + 0xa0000000).toString(16).padStart(32, 'b')).join(', ')}]`)}`,
      );
    expect([recipients(128), recipients(129), recipients(256), recipients(257)]).toEqual([
      [],
      ['error'],
      ['error'],
      ['error'],
    ]);
  });
});

describe('the size of a copy across regions', () => {
  const across = (source: string, target: string, size: number): readonly string[] =>
    severities(
      'cross-region-size',
      `region: ${source}\n${image(`size: ${String(size)}`)}${steps(`action: copy-cross-region, image: a, name: n, target_region: ${target}, project_name: ${target}, agency: x`)}`,
    );
  it.each([
    ['two of the four regions', 'cn-north-4', 'cn-east-3', [[], [], [], ['error']]],
    ['one of the four regions and another', 'cn-north-4', 'af-south-1', [[], ['warning'], ['warning'], ['error']]],
    ['another region and one of the four', 'ap-southeast-1', 'cn-south-1', [[], ['warning'], ['warning'], ['error']]],
    ['two other regions', 'ap-southeast-1', 'af-south-1', [[], ['error'], ['error'], ['error']]],
    ['unknown regions', 'our-own-1', 'our-own-2', [[], ['error'], ['error'], ['error']]],
  ])('between %s', (_, source, target, expected) => {
    expect([128, 129, 300, 301].map((size) => across(source, target, size))).toEqual(expected);
  });
});

describe('the size of the source of an image', () => {
  const copied = (made: string, size: string): readonly string[] =>
    severities(
      'copy-in-region-size',
      dedent`
        region: r
        servers:
          s: { kind: ecs, system_disk: { ${size}, encrypted: false } }
      ` +
        `files:\n  f: { object: f.qcow2, format: qcow2, virtual_${size} }\n` +
        steps(`${made}, as: m, name: m`, 'action: copy-in-region, image: m, name: n'),
    );

  it.each([
    ['a server', 'action: create-from-server, server: s'],
    ['a file', 'action: import, file: f, min_disk: 300'],
  ])('is only an upper bound for an image from %s', (_, made) => {
    expect([128, 129, 300].map((size) => copied(made, `size: ${String(size)}`))).toEqual([
      [],
      ['warning'],
      ['warning'],
    ]);
  });

  it('is ignored if the size of the image itself is declared', () => {
    const whole = (fields: string): readonly string[] =>
      severities(
        'cross-region-size',
        dedent`
          region: ap-southeast-1
          images:
            w: { kind: full-ecs, disks: [{ size: 100 }, { size: 200 }]${fields} }
          ${steps('action: copy-cross-region, image: w, name: n, target_region: ap-southeast-3, project_name: ap-southeast-3, agency: x')}`,
      );
    expect([whole(''), whole(', size: 100'), whole(', size: 200')]).toEqual([['warning'], [], ['error']]);
  });
});

it('missing facts do not cause findings', () => {
  const bare = `region: ap-southeast-1\nimages:\n  a: {}\n  z: {}\nkeys:\n  k: {}\nbuckets:\n  b: {}\nfiles:\n  f: {}\naccounts:\n  p: {}\n${steps(
    'action: copy-in-region, image: a, key: k, name: n1',
    'action: copy-cross-region, image: a, name: n2, target_region: af-south-1, project_name: af-south-1, agency: x',
    'action: share, image: a, accounts: [p]',
    'action: export, image: a, bucket: b, object: o, file_format: qcow2',
    'action: import, file: f, name: n3, min_disk: 40',
    'action: publish, image: a',
    'action: delete, image: z',
  )}`;
  expect(check(`imsManifest: v1\n${bare}`).findings.map((finding) => finding.rule)).toEqual([]);
});
