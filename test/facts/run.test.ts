import { describe, expect, it } from 'vitest';
import type { Entries } from '../../server/facts/entries';
import { flatten, type Fact } from '../../server/facts/fact';
import type { Image, Shares } from '../../server/facts/view';
import { check } from '../../server/service';

/** The image of a name as the last step of a plan sees it. */
function imageAtEnd(text: string, name: string): Image | undefined {
  const run = check(`imsManifest: v1\nregion: r\n${text}`).documents[0]?.run;
  const last = run?.ran.at(-1);
  return last === undefined ? undefined : run?.imagesAt(last).get(name);
}

const end = '  - { action: publish, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }\n';
const value = (image: Image | undefined, name: keyof Image['facts']): unknown => {
  const found: Fact<unknown> | undefined = image?.facts[name];
  return found?.known === true ? found.value : undefined;
};

describe('the run down the list', () => {
  it('takes a copy without a key for unencrypted, and one with a key for encrypted with it', () => {
    const plan =
      'keys:\n  k: {}\nimages:\n  a: { encrypted: true }\noperations:\n  - { action: copy-in-region, image: a, as: b, name: b }\n  - { action: copy-in-region, image: b, key: k, as: c, name: c }\n';
    expect(value(imageAtEnd(plan + end, 'b'), 'encrypted')).toBe(false);
    expect((value(imageAtEnd(plan + end, 'c'), 'key') as { name: string }).name).toBe('k');
  });

  it('gives an image of a server the region, size and encryption of its disk, and the origin of its image', () => {
    const plan =
      'keys:\n  k: {}\nimages:\n  suse: { visibility: public, origin: { platform: SUSE } }\nservers:\n  s: { kind: ecs, region: east, from: { image: suse }, system_disk: { size: 70, key: k } }\noperations:\n  - { action: create-from-server, server: s, as: a, name: a }\n';
    const image = imageAtEnd(plan + end, 'a');
    expect([
      value(image, 'region'),
      value(image, 'kind'),
      value(image, 'disk_size'),
      value(image, 'encrypted'),
    ]).toEqual(['east', 'system', 70, true]);
    expect([value(image, 'origin_type'), value(image, 'platform')]).toEqual(['public-image', 'SUSE']);
  });

  it('adds up the disks of a full-ECS image', () => {
    const plan =
      'servers:\n  s: { kind: ecs, system_disk: { size: 40, encrypted: false }, data_disks: { d: { size: 60, encrypted: true } } }\nvaults:\n  v: {}\noperations:\n  - { action: create-full-ecs, server: s, vault: v, as: a, name: a }\n';
    const image = imageAtEnd(plan + end, 'a');
    expect([value(image, 'kind'), value(image, 'disk_size'), value(image, 'encrypted')]).toEqual([
      'full-ecs',
      100,
      true,
    ]);
  });

  it('keeps track of the recipients of an image while shares begin and end', () => {
    const plan =
      'accounts:\n  p: { projects: { r: 5a1b2c3d4e5f60718293a4b5c6d7e8f9 } }\n  q: {}\nimages:\n  a: { shared_with: [] }\noperations:\n  - { action: share, image: a, accounts: [p, q] }\n  - { action: unshare, image: a, projects: [5a1b2c3d4e5f60718293a4b5c6d7e8f9] }\n';
    expect([...(value(imageAtEnd(plan + end, 'a'), 'shares') as Shares)].map(([, share]) => share.recipient)).toEqual([
      'q',
    ]);
  });

  it('keeps tags through tag steps, removals first', () => {
    const plan =
      'images:\n  a: { tags: { x: 1, y: 2 } }\noperations:\n  - { action: tag, image: a, tags: { add: { x: 3 }, remove: [x, y] } }\n';
    expect([...(value(imageAtEnd(plan + end, 'a'), 'tags') as Entries<string>)]).toEqual([['x', '3']]);
  });

  it('ends an image with its deletion, and in a block after the block', () => {
    const plan =
      'buckets:\n  b: {}\nimages:\n  a: {}\noperations:\n  - parallel:\n      - { action: delete, image: a }\n      - { action: export, image: a, bucket: b, object: o, file_format: qcow2 }\n';
    expect(check(`imsManifest: v1\nregion: r\n${plan}`).findings.map((finding) => finding.rule)).toEqual([
      'delete-exporting',
    ]);
    expect(imageAtEnd(plan + end, 'a')).toBeUndefined();
  });

  it('assumes nothing that is not written', () => {
    const image = imageAtEnd(`images:\n  a: {}\noperations:\n${end}`, 'a');
    const known = Object.entries<Fact<unknown>>({ ...image?.facts })
      .filter(([, fact]) => fact.known)
      .map(([name]) => name);
    expect(known).toEqual(['region', 'sure_shares']);
  });

  it('knows one image by its name, its id and its id in capitals', () => {
    const plan =
      'images:\n  a: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba91, tags: {} }\noperations:\n  - { action: tag, image: 4CA46BF1-5C61-48FF-B4F3-0AD4E5E3BA91, tags: { add: { x: y } } }\n';
    expect([...(value(imageAtEnd(plan + end, 'a'), 'tags') as Entries<string>)]).toEqual([['x', 'y']]);
  });

  it('gives reasons for what it derives, nearest first', () => {
    const plan = 'keys:\n  k: { alias: ims/default }\nimages:\n  a: { key: k }\noperations:\n';
    const encrypted = imageAtEnd(plan + end, 'a')?.facts.encrypted;
    expect(encrypted?.known === true && flatten(encrypted.why).map((reason) => reason.note.id)).toEqual([
      'because.declared-key',
    ]);
  });

  it('is a loop: a chain of twenty thousand copies does not overflow', () => {
    const chain = Array.from(
      { length: 20_000 },
      (_, index) => `  - { action: copy-in-region, image: i${String(index)}, as: i${String(index + 1)}, name: n }\n`,
    );
    expect(
      value(imageAtEnd(`images:\n  i0: { kind: system }\noperations:\n${chain.join('')}${end}`, 'i20000'), 'kind'),
    ).toBe('system');
  });
});
