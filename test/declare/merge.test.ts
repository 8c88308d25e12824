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
  it('adds things behind those of their section, and sections before the operations', () => {
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

  it('changes what is declared already, found by its id in any case, and keeps comments', () => {
    const merged = merge(manifest, [image({ status: 'active', min_disk: 40 }, { id: id.toUpperCase() })]);
    expect(merged?.text).toBe(manifest.replace('saving # still', 'active # still\n    min_disk: 40'));
    expect(merged?.counts.get('images')).toEqual({ added: 0, changed: 1, same: 0 });
  });

  it('finds a key without an id by its alias, and names it where an image is encrypted with it', () => {
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

  it('says the same again without a change', () => {
    const found = [
      image({ status: 'active', origin: { type: 'file' }, tags: { a: '1', b: '' }, min_disk: 40 }),
      image({ name: 'n' }, { id: other, fields: { id: other, name: 'n' }, key }),
    ];
    const once = merge(manifest, found)?.text ?? '';
    expect(once).not.toBe(manifest);
    expect(merge(once, found)?.text).toBe(once);
    expect(check(once).findings.filter((each) => each.rule === 'schema' || each.rule === 'syntax')).toEqual([]);
  });

  it('takes an image that is shared for its own or for another one by the owner, where that can be told', () => {
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

  it('keeps JSON JSON, flow flow, and line ends', () => {
    const json = `{ "imsManifest": "v1", "region": "r", "images": { "a": { "id": "${id}" } } }`;
    const merged = merge(json, [image({ status: 'active' })])?.text ?? '';
    expect(JSON.parse(merged)).toMatchObject({ images: { a: { id, status: 'active' } } });
    const windows = merge(manifest.replaceAll('\n', '\r\n'), [image({ status: 'active' })])?.text ?? '';
    expect(windows.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('leaves alone what it cannot read', () => {
    expect(merge('imsManifest: "v1\n', [image({})])).toBeUndefined();
  });

  it('takes thousands of things in one go', () => {
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
  ])('of %s is %s', (text, name) => {
    expect(fitName(text, 'image-4ca46bf1')).toBe(name);
  });

  it('are apart by their ids where two are called alike, whatever the order', () => {
    const a = image({});
    const b = image({}, { id: other });
    const names = (found: readonly ImportedResource[]): readonly unknown[] =>
      [a, b].map((each) => nameThings(found, () => false).get(each));
    expect(names([a, b])).toEqual(['web-4ca46bf1', 'web-5ca46bf1']);
    expect(names([b, a])).toEqual(names([a, b]));
  });

  it('are not those that are taken', () => {
    expect(
      nameThings([image({})], (_, name) => name === 'web')
        .values()
        .next().value,
    ).toBe('web-4ca46bf1');
  });
});
