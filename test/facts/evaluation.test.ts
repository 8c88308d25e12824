import { describe, expect, it } from 'vitest';
import type { Entries } from '../../server/facts/entries';
import { flatten, type Fact } from '../../server/facts/fact';
import type { Image, Shares } from '../../server/facts/entity';
import { check } from '../support/check';
import { dedent } from '../support/dedent';

/** The image with a name as the last step of a plan sees it. */
function imageAtEnd(text: string, name: string): Image | undefined {
  const evaluation = check(dedent`
    imsManifest: v1
    region: r
    ${text}`).documents[0]?.evaluation;
  const last = evaluation?.states.at(-1);
  return last === undefined ? undefined : evaluation?.imagesAt(last).get(name);
}

const end = '  - { action: publish, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }\n';
const value = (image: Image | undefined, name: keyof Image['facts']): unknown => {
  const found: Fact<unknown> | undefined = image?.facts[name];
  return found?.known === true ? found.value : undefined;
};

describe('the evaluator', () => {
  it('treats a copy without a key as unencrypted, and one with a key as encrypted with it', () => {
    const plan = dedent`
      keys:
        k: {}
      images:
        a: { encrypted: true }
      operations:
        - { action: copy-in-region, image: a, as: b, name: b }
        - { action: copy-in-region, image: b, key: k, as: c, name: c }
    `;
    expect(value(imageAtEnd(plan + end, 'b'), 'encrypted')).toBe(false);
    expect((value(imageAtEnd(plan + end, 'c'), 'key') as { name: string }).name).toBe('k');
  });

  it('gives an image of a server the region, size, and encryption of its disk, and the origin of its image', () => {
    const plan = dedent`
      keys:
        k: {}
      images:
        suse: { visibility: public, origin: { platform: SUSE } }
      servers:
        s: { kind: ecs, region: east, from: { image: suse }, system_disk: { size: 70, key: k } }
      operations:
        - { action: create-from-server, server: s, as: a, name: a }
    `;
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
    const plan = dedent`
      servers:
        s: { kind: ecs, system_disk: { size: 40, encrypted: false }, data_disks: { d: { size: 60, encrypted: true } } }
      vaults:
        v: {}
      operations:
        - { action: create-full-ecs, server: s, vault: v, as: a, name: a }
    `;
    const image = imageAtEnd(plan + end, 'a');
    expect([value(image, 'kind'), value(image, 'disk_size'), value(image, 'encrypted')]).toEqual([
      'full-ecs',
      100,
      true,
    ]);
  });

  it('tracks the recipients of an image when shares begin and end', () => {
    const plan = dedent`
      accounts:
        p: { projects: { r: 5a1b2c3d4e5f60718293a4b5c6d7e8f9 } }
        q: {}
      images:
        a: { shared_with: [] }
      operations:
        - { action: share, image: a, accounts: [p, q] }
        - { action: unshare, image: a, projects: [5a1b2c3d4e5f60718293a4b5c6d7e8f9] }
    `;
    expect([...(value(imageAtEnd(plan + end, 'a'), 'shares') as Shares)].map(([, share]) => share.recipient)).toEqual([
      'q',
    ]);
  });

  it('applies tag steps, with removals first', () => {
    const plan = dedent`
      images:
        a: { tags: { x: 1, y: 2 } }
      operations:
        - { action: tag, image: a, tags: { add: { x: 3 }, remove: [x, y] } }
    `;
    expect([...(value(imageAtEnd(plan + end, 'a'), 'tags') as Entries<string>)]).toEqual([['x', '3']]);
  });

  it('removes an image after its deletion, or after the block that deletes it', () => {
    const plan = dedent`
      buckets:
        b: {}
      images:
        a: {}
      operations:
        - parallel:
            - { action: delete, image: a }
            - { action: export, image: a, bucket: b, object: o, file_format: qcow2 }
    `;
    expect(
      check(dedent`
        imsManifest: v1
        region: r
        ${plan}`).findings.map((finding) => finding.rule),
    ).toEqual(['delete-exporting']);
    expect(imageAtEnd(plan + end, 'a')).toBeUndefined();
  });

  it('assumes no facts that are not declared', () => {
    const image = imageAtEnd(
      dedent`
        images:
          a: {}
        operations:
        ${end}`,
      'a',
    );
    const known = Object.entries<Fact<unknown>>({ ...image?.facts })
      .filter(([, fact]) => fact.known)
      .map(([name]) => name);
    expect(known).toEqual(['account', 'region', 'sure_shares']);
  });

  it('resolves an image by its name and by its ID in any case', () => {
    const plan = dedent`
      images:
        a: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba91, tags: {} }
      operations:
        - { action: tag, image: 4CA46BF1-5C61-48FF-B4F3-0AD4E5E3BA91, tags: { add: { x: y } } }
    `;
    expect([...(value(imageAtEnd(plan + end, 'a'), 'tags') as Entries<string>)]).toEqual([['x', 'y']]);
  });

  it('gives reasons for what it derives, nearest first', () => {
    const plan = dedent`
      keys:
        k: { alias: ims/default }
      images:
        a: { key: k }
      operations:
    `;
    const encrypted = imageAtEnd(plan + end, 'a')?.facts.encrypted;
    expect(encrypted?.known === true && flatten(encrypted.why).map((reason) => reason.explanation.id)).toEqual([
      'because.declared-key',
    ]);
  });

  it('handles a chain of 20,000 copies without overflowing the stack', () => {
    const chain = Array.from(
      { length: 20_000 },
      (_, index) => `  - { action: copy-in-region, image: i${String(index)}, as: i${String(index + 1)}, name: n }\n`,
    );
    expect(
      value(
        imageAtEnd(
          dedent`
            images:
              i0: { kind: system }
            operations:
            ${chain.join('')}${end}`,
          'i20000',
        ),
        'kind',
      ),
    ).toBe('system');
  });
});
