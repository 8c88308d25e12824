import { describe, expect, it } from 'vitest';
import type { ImportedResource } from '../../server/declare/resource';
import { merge as mergeInto } from '../../server/declare/merge';
import { fitName, nameThings } from '../../server/declare/names';
import { check } from '../support/check';
import { dedent } from '../support/dedent';
import { Folder } from '../support/folder';
import { yaml } from '../../server/yaml/frontend';

const merge = (text: string, found: readonly ImportedResource[]) => mergeInto(text, found, { frontend: yaml });

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
    expect(merged?.counts.get('images')).toEqual({ added: 0, changed: 1, same: 0, elsewhere: 0 });
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

  it('adds sections of every kind that tools print', () => {
    const backup: ImportedResource = { section: 'backups', id, called: 'nightly', fields: { id, service: 'cbr' } };
    expect(merge(manifest, [backup])?.text).toBe(
      manifest.replace('operations', `backups:\n  nightly: { id: ${id}, service: cbr }\n\noperations`),
    );
  });

  it('sets the quota of private images at the top', () => {
    const quota = (images: number): ImportedResource => ({
      section: 'quotas',
      id: 'images',
      called: '',
      fields: { images },
    });
    const with200 = merge(manifest, [quota(200)]);
    expect(with200?.text).toBe(manifest.replace('operations', 'quotas:\n  images: 200\n\noperations'));
    expect(merge(with200?.text ?? '', [quota(200)])?.text).toBe(with200?.text);
    const flow = manifest.replace('\nkeys', 'quotas: { tags: 20 } # ours\n\nkeys');
    expect(merge(flow, [quota(60)])?.text).toBe(flow.replace('tags: 20', 'tags: 20, images: 60'));
    const changed = merge(flow.replace('tags: 20', 'images: 50, tags: 20'), [quota(60)]);
    expect(changed?.text).toBe(flow.replace('tags: 20', 'images: 60, tags: 20'));
    expect([...(changed?.counts ?? [])]).toEqual([['quotas', { added: 0, changed: 1, same: 0, elsewhere: 0 }]]);
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

describe('resources of another account', () => {
  const partners = dedent`
    imsManifest: v1
    region: ap-southeast-1
    project_id: 0605767c5d80f5762fbcc01ae30ec3ea
    keys:
      default: { alias: ims/default, state: enabled }
    accounts:
      partner: { region: af-south-1, projects: { af-south-1: 1605767c5d80f5762fbcc01ae30ec3ea } }
    images:
      base: { id: ${id}, visibility: private }
  `;
  const mergeTheirs = (text: string, ...found: ImportedResource[]) =>
    mergeInto(text, found, { frontend: yaml }, 'partner');
  const theirs = (fields: ImportedResource['fields'], owner: string): ImportedResource =>
    image({ ...fields, id: other }, { id: other, owner });

  it('name the account, and not its region', () => {
    const web = theirs({ region: 'af-south-1', visibility: 'private' }, '');
    expect(mergeTheirs(partners, web)?.text).toBe(
      `${partners}  web: { account: partner, id: ${other}, visibility: private }\n`,
    );
    expect(mergeTheirs(mergeTheirs(partners, web)?.text ?? '', web)?.counts.get('images')).toMatchObject({ same: 1 });
  });

  it('are told apart by their owner', () => {
    const visibility = (owner: string): string | undefined =>
      /web:.*visibility: (\w+)/.exec(mergeTheirs(partners, theirs({ visibility: 'shared' }, owner))?.text ?? '')?.[1];
    expect(visibility('1605767c5d80f5762fbcc01ae30ec3ea')).toBe('private');
    expect(visibility('0605767c5d80f5762fbcc01ae30ec3ea')).toBe('shared');
  });

  it('do not change what is declared for the own account', () => {
    const found: ImportedResource[] = [
      image({ visibility: 'shared', status: 'active' }),
      { section: 'keys', id: key, called: 'ims/default', fields: { id: key, alias: 'ims/default', state: 'disabled' } },
    ];
    const merged = mergeTheirs(partners, ...found);
    expect(merged?.text).toBe(
      partners.replace(
        'accounts:',
        `  ims-default: { account: partner, id: ${key}, alias: ims/default, state: disabled }\naccounts:`,
      ),
    );
    expect(merged?.counts.get('images')).toMatchObject({ added: 0, changed: 0, same: 1 });
  });

  it('declare the account, and its quota', () => {
    const quota: ImportedResource = { section: 'quotas', id: 'images', called: '', fields: { images: 60 } };
    const both = mergeTheirs(partners, quota)?.text ?? '';
    expect(both).toBe(partners.replace('ec3ea } }', 'ec3ea }, quotas: { images: 60 } }'));
    expect(mergeTheirs(both, quota)?.text).toBe(both);
    const fresh = mergeTheirs('imsManifest: v1\nregion: r\n', quota, image({}));
    expect(check(fresh?.text ?? '').findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(fresh?.text).toContain('accounts:\n  partner:');
    expect([...(fresh?.counts.keys() ?? [])]).toEqual(['accounts', 'images', 'quotas']);
  });

  it('need no name if a file is about that account', () => {
    const file = partners.replace('keys:', 'account: partner\nkeys:');
    expect(mergeTheirs(file, theirs({ region: 'ap-southeast-1' }, ''))?.text).toBe(`${file}  web: { id: ${other} }\n`);
  });
});

describe('an included file', () => {
  const folder = new Folder({ 'account.ims.yaml': manifest.replace('operations: []\n', '') });
  const into = (text: string, ...found: ImportedResource[]) =>
    mergeInto(text, found, { ...folder.options, path: 'a.ims.yaml' });
  const including = dedent`
    imsManifest: v1
    region: ap-southeast-1
    include: [account.ims.yaml]
  `;

  it('keeps its declarations, which are not added again', () => {
    const merged = into(including, image({ status: 'active' }));
    expect(merged?.text).toBe(including);
    expect(merged?.counts.get('images')).toEqual({ added: 0, changed: 0, same: 0, elsewhere: 1 });
  });

  it('has names that are not used again', () => {
    const merged = into(including, image({}, { id: other, called: 'base', fields: { id: other } }));
    expect(merged?.text).toContain('base-5ca46bf1:');
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
