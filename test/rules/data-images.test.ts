import { describe, expect, it } from 'vitest';
import { applyFix } from '../../server/engine/fix-edits';
import { spanOf } from '../../server/text/anchored-span';
import { check } from '../support/check';
import { dedent } from '../support/dedent';

const fine = 'bucket: near, object: disk.qcow2, format: qcow2, size: 12, virtual_size: 40, encryption: none';

/** The fields of a flow map, of which the later ones count. */
const fieldsOf = (text: string): string => {
  const fields = new Map(text.split(', ').map((field) => [field.split(':', 1)[0], field]));
  return [...fields.values()].filter((field) => field !== '').join(', ');
};

/** An import of a fine file together with a data disk file of which this is said. */
const plan = (file: string, item: string, top = ''): string => dedent`
  imsManifest: v1
  region: ap-southeast-1
  ${top}
  buckets:
    near: { storage_class: STANDARD }
    far: { region: af-south-1, storage_class: STANDARD }
    cold: { storage_class: COLD }
  keys:
    gone: { alias: gone, state: disabled }
  files:
    app: { bucket: near, object: app.qcow2, format: qcow2, size: 12, virtual_size: 40, encryption: none }
    disk: { ${fieldsOf(`${fine}, ${file}`)} }
  operations:
    - action: import
      file: app
      name: app
      min_disk: 40
      data_images:
        - { file: disk, ${item} }
`;

/** What is found, each with the text that it is found at. */
function found(text: string): readonly string[] {
  return check(text)
    .findings.filter(({ rule }) => rule !== 'unused-declaration')
    .map(({ rule, at }) => {
      const { start, end } = spanOf(at);
      return `${text.slice(start, end)} ${rule}`;
    });
}

/** The last lines of a text with the first fix of each finding. */
function repaired(text: string, lines: number): readonly string[] {
  const checked = check(text);
  return checked.findings
    .filter(({ rule }) => rule !== 'unused-declaration')
    .flatMap((finding) => finding.fixes().slice(0, 1))
    .map((fix) => applyFix(checked, fix)!.trimEnd().split('\n').slice(-lines).join('\n'));
}

it('reports nothing for an import of two valid files', () => {
  expect(found(plan('', 'min_disk: 40'))).toEqual([]);
});

describe('rules check the files of data disks like the file of the system disk', () => {
  it.each([
    ['bucket: far', 'min_disk: 40', ['disk import-bucket-region']],
    ['bucket: cold', 'min_disk: 40', ['disk import-bucket-storage-class']],
    ['encryption: sse-c', 'min_disk: 40', ['disk import-file-encryption']],
    ['encryption: sse-kms, key: gone', 'min_disk: 40', ['disk import-sse-kms-key-unusable']],
    ['object: a disk.qcow2', 'min_disk: 40', ['disk import-file-name-space']],
    ['object: disk.ova', 'min_disk: 40', ['disk import-ova-ovf']],
    ['object: disk-flat.vmdk', 'min_disk: 40', ['disk import-vmdk-kind']],
    ['format: iso', 'min_disk: 40', ['disk iso-file-format']],
    ['virtual_size: 41', 'min_disk: 40', ['40 import-min-disk-below-file']],
    ['size: 129', 'min_disk: 40', ['disk import-size-ordinary']],
    ['format: qcow2', 'min_disk: 40, is_quick_import: true', ['is_quick_import import-quick-format']],
    ['format: zvhd2, size: 1025, optimized: true', 'min_disk: 41, is_quick_import: true', ['disk import-size-quick']],
    ['format: zvhd2, optimized: false', 'min_disk: 41, is_quick_import: true', ['disk import-quick-not-optimized']],
    ['format: raw, bitmap: false', 'min_disk: 41, is_quick_import: true', ['disk import-quick-bitmap']],
    ['format: zvhd2, encryption: sse-kms', 'min_disk: 41, is_quick_import: true', ['is_quick_import import-quick-encrypted']],
    ['virtual_size: 40', 'min_disk: 2049', ['2049 data-image-file-range']],
    ['virtual_size: 40', "min_disk: 40, name: 'a/b'", ["'a/b' image-name-invalid"]],
    ['virtual_size: 40', 'min_disk: 40, description: a <b>', ['a <b> image-description-invalid']],
    ['virtual_size: 40', "min_disk: 40, tags: { 'a=b': c }", ["'a=b' tag-key-format"]],
    ['virtual_size: 40', "min_disk: 40, tags: { a: 'b=c' }", ["'b=c' tag-value-format"]],
    ['virtual_size: 40', 'min_disk: 40, name: app', ['app image-name-duplicate']],
  ])('%s, %s', (file, item, findings) => {
    expect(found(plan(file, item))).toEqual(findings);
  }); // prettier-ignore
});

it('counts the tags of each image separately', () => {
  const tags = (count: number): string =>
    Array.from({ length: count }, (_, index) => `t${String(index)}: x`).join(', ');
  expect(found(plan('', `min_disk: 40, tags: { ${tags(10)} }`).replace('name: app', `name: app\n    tags: { ${tags(10)} }`))).toEqual([]);
  expect(found(plan('', `min_disk: 40, tags: { ${tags(21)} }`))).toEqual(['tags tag-count']);
}); // prettier-ignore

it('counts images of data disks as images of the region', () => {
  expect(found(plan('', 'min_disk: 40', 'quotas: { images: 1 }'))).toEqual(['import image-quota']);
  expect(found(plan('', 'min_disk: 40', 'quotas: { images: 2 }'))).toEqual([]);
});

it('reports files of data disks in an import of a data disk, which has no such parameter', () => {
  const text = plan('', 'min_disk: 40').replace('name: app', 'name: app\n    kind: data');
  expect(found(text)).toEqual(['data_images data-image-system-parameters']);
});

it('fixes an item without changing the step and the other items', () => {
  expect(repaired(plan('virtual_size: 41', 'min_disk: 40'), 4)).toEqual([
    dedent`
      ${'    '}name: app
      ${'    '}min_disk: 40
      ${'    '}data_images:
      ${'      '}- { file: disk, min_disk: 41 }`,
  ]);
  expect(repaired(plan('format: zvhd2, encryption: sse-kms', 'min_disk: 40, is_quick_import: true'), 1)).toEqual([
    '      - { file: disk, min_disk: 40 }',
  ]);
});

it('treats a declared file as the result of an export if a later step first imports it as a data disk', () => {
  const exported = plan('', 'min_disk: 40')
    .replace('operations:', 'images:\n  old: { kind: data, size: 1 }\noperations:')
    .replace('  - action: import', '  - { action: export, image: old, bucket: near, object: disk.qcow2, file_format: qcow2 }\n  - action: import');
  expect(found(exported)).toEqual([]);
  expect(found(exported.replace('{ file: disk, min_disk: 40 }', '{ file: app, min_disk: 40 }'))).toContain(
    'disk.qcow2 export-target-exists',
  );
}); // prettier-ignore
