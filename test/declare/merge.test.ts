import { describe, expect, it } from 'vitest';
import type { ImportedResource } from '../../server/declare/resource';
import { merge as mergeInto } from '../../server/declare/merge';
import { fitName, nameThings } from '../../server/declare/names';
import { check } from '../support/check';
import { dedent } from '../support/dedent';
import { yaml } from '../../server/yaml/frontend';

const merge = (text: string, found: readonly ImportedResource[]) => mergeInto(text, found, yaml);

const id = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
const other = '5ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba91';
const key = '0d0466b0-e727-4d9c-b35d-f84bb474a37f';

function image(fields: ImportedResource['fields'], more: Partial<ImportedResource> = {}): ImportedResource {
  return { section: 'images', id, called: 'web', fields: { id, ...fields }, ...more };
}

const manifest = `# The team's images.
imsManifest: v1
region: ap-southeast-1

keys:
  golden: { alias: golden-images } # rotated in May

images:
  base: # the one everything is made from
    id: ${id}
    status: saving # still

operations: []
`;

describe('merging', () => {
  it('adds declarations at the end of their section, and sections before the operations', () => {
    const fresh = image({ name: 'new' }, { id: other, fields: { id: other, name: 'new' }, called: 'new' });
    const bucket: ImportedResource = {
      section: 'buckets',
      id: 'corp',
      called: 'corp',
      fields: { region: 'ap-southeast-1' },
    };
    expect(merge(manifest, [fresh, bucket])?.text).toBe(
      manifest
        .replace('still\n', `still\n  new: { id: ${other}, name: new }\n`)
        .replace('operations', 'buckets:\n  corp: {}\n\noperations'),
    );
  });

  it('updates existing declarations with the same ID in any case, and keeps comments', () => {
    const merged = merge(manifest, [image({ status: 'active', min_disk: 40 }, { id: id.toUpperCase() })]);
    expect(merged?.text).toBe(manifest.replace('saving # still', 'active # still\n    min_disk: 40'));
    expect(merged?.counts.get('images')).toEqual({ added: 0, changed: 1, same: 0 });
  });

  it('finds a key without an ID by its alias, and refers to it in an image that is encrypted with it', () => {
    const found: ImportedResource[] = [
      {
        section: 'keys',
        id: key,
        called: 'golden-images',
        fields: { id: key, alias: 'golden-images', state: 'enabled' },
      },
      image({ status: 'saving' }, { key }),
    ];
    expect(merge(manifest, found)?.text).toBe(
      manifest
        .replace('alias: golden-images }', `alias: golden-images, id: ${key}, state: enabled }`)
        .replace('# still', '# still\n    key: golden'),
    );
  });

  it('changes nothing the second time', () => {
    const found = [
      image({ status: 'active', origin: { type: 'file' }, tags: { a: '1', b: '' }, min_disk: 40 }),
      image({ name: 'n' }, { id: other, fields: { id: other, name: 'n' }, key }),
    ];
    const once = merge(manifest, found)?.text ?? '';
    expect(once).not.toBe(manifest);
    expect(merge(once, found)?.text).toBe(once);
    expect(check(once).findings.filter((each) => each.rule === 'schema' || each.rule === 'syntax')).toEqual([]);
  });

  it('uses the owner of a shared image, if known, to decide whose image it is', () => {
    const mine = '0605767c5d80f5762fbcc01ae30ec3ea';
    const shared = (owner?: string): ImportedResource => image({ visibility: 'shared' }, { owner });
    const text = dedent`
      imsManifest: v1
      region: r
      project_id: ${mine}
    `;
    expect(merge(text, [shared(mine)])?.text).toContain('visibility: private');
    expect(merge(text, [shared('ff05767c5d80f5762fbcc01ae30ec3ea')])?.text).toContain('visibility: shared');
    expect(
      merge(
        dedent`
          imsManifest: v1
          region: r
        `,
        [shared(mine)],
      )?.text,
    ).not.toContain('visibility');
  });

  it('keeps JSON, flow style, and line ends', () => {
    const json = `{ "imsManifest": "v1", "region": "r", "images": { "a": { "id": "${id}" } } }`;
    const merged = merge(json, [image({ status: 'active' })])?.text ?? '';
    expect(JSON.parse(merged)).toMatchObject({ images: { a: { id, status: 'active' } } });
    const windows = merge(manifest.replaceAll('\n', '\r\n'), [image({ status: 'active' })])?.text ?? '';
    expect(windows.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('does not merge into a manifest with a syntax error', () => {
    expect(merge('imsManifest: "v1\n', [image({})])).toBeUndefined();
  });

  it('adds thousands of declarations at once', () => {
    const many = Array.from({ length: 3000 }, (_, index): ImportedResource => {
      const own = `${String(index).padStart(8, '0')}-5c61-48ff-b4f3-0ad4e5e3ba90`;
      return { section: 'images', id: own, called: 'web', fields: { id: own } };
    });
    const merged = merge(manifest, many);
    expect(merged?.counts.get('images')?.added).toBe(3000);
    expect(check(merged?.text ?? '').documents[0]?.evaluation.manifest.images.size).toBe(3001);
  });
});

describe('names', () => {
  it.each([
    ['CentOS 7.9 base', 'CentOS-7.9-base'],
    ['ims/default', 'ims-default'],
    ['7zip', 'image-7zip'],
    ['-web-', 'web'],
    ['基础镜像 (生产)', '基础镜像-生产'],
    ['**', 'image-4ca46bf1'],
    ['𠮷'.repeat(70), '𠮷'.repeat(64)],
    ['x'.repeat(128), 'x'.repeat(64)],
  ])('of %s are %s', (text, name) => {
    expect(fitName(text, 'image-4ca46bf1')).toBe(name);
  });

  it('get a part of the ID if two are the same, in any order', () => {
    const a = image({});
    const b = image({}, { id: other });
    const names = (found: readonly ImportedResource[]): readonly unknown[] =>
      [a, b].map((each) => nameThings(found, () => false).get(each));
    expect(names([a, b])).toEqual(['web-4ca46bf1', 'web-5ca46bf1']);
    expect(names([b, a])).toEqual(names([a, b]));
  });

  it('are not names that are already in use', () => {
    expect(
      nameThings([image({})], (_, name) => name === 'web')
        .values()
        .next().value,
    ).toBe('web-4ca46bf1');
  });
});
