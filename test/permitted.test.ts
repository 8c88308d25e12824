import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from './support/check';
import { Folder } from './support/folder';
import { marksOf } from './support/notation';

/** Plans that the documentation permits, built step by step from suitable resources. */
const region = fc.constantFrom('ap-southeast-1', 'cn-north-4', 'eu-west-101', 'our-own-1');
const size = fc.oneof(fc.integer({ min: 10, max: 128 }), fc.constant(128));
const step = fc.record({
  what: fc.constantFrom(
    ...[
      'copy',
      'encrypt',
      'across',
      'share',
      'together',
      'export',
      'quick',
      'tag',
      'update',
      'import',
      'label',
      'data',
    ],
    ...['fast', 'server', 'disk', 'whole', 'delete', 'disks', 'chains', 'theirs', 'both'],
  ),
  pick: fc.nat(),
});

/** Values that the documentation, the console, and the API spell in several ways. */
const spelling = fc.record({
  server: fc.constantFrom('running', 'stopped', 'Running', 'Stopped', 'ACTIVE', 'SHUTOFF'),
  vault: fc.constantFrom('available', 'Available', 'lock', 'Locked'),
  spec: fc.constantFrom('AES_256', 'aes_256', 'SM4'),
  version: fc.constantFrom(
    ...[
      'Ubuntu 18.04 server 64bit',
      'Ubuntu 18.04 Server 64bit',
      'centos 7.9 64bit',
      'Red Hat Linux Enterprise 7.6 64bit',
    ],
  ),
  upper: fc.boolean(),
  disk: fc.constantFrom(1, 40, 1023, 1024),
  data: fc.constantFrom(40, 1024, 2048),
  fast: fc.constantFrom(11, 40, 1024),
});
type Spelling = typeof spelling extends fc.Arbitrary<infer T> ? T : never;

/** The site of an account by the region of its manifest; absent if it does not have to be known. */
const sites: Readonly<Record<string, string>> = { 'ap-southeast-1': 'intl', 'cn-north-4': 'cn', 'eu-west-101': 'eu' };

interface Made {
  readonly name: string;
  readonly encrypted: boolean;
  readonly away: boolean;
}

function plan(
  home: string,
  sizes: readonly number[],
  choices: readonly { what: string; pick: number }[],
  spelt: Spelling,
): string {
  const lines = ['imsManifest: v1', `region: ${home}`];
  const site = sites[home];
  if (site !== undefined && spelt.upper) lines.push(`site: ${site}`);
  const id = (last: number): string => {
    const lower = `7c0d9a54-4a4b-4d7c-9a54-1d26cc8c4a${last.toString(16).padStart(2, '0')}`;
    return spelt.upper ? lower.toUpperCase() : lower;
  };
  lines.push(
    'keys:',
    `  k: { alias: ours, state: enabled, spec: ${spelt.spec}, grants: [{ account: p, operations: [describe-key, decrypt-datakey] }] }`,
  );
  lines.push('  kp: { account: p, alias: theirs, state: enabled, spec: AES_256 }');
  lines.push('buckets:', '  b: { storage_class: STANDARD, encryption: sse-kms }');
  lines.push('accounts:', '  p: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11 }');
  lines.push('agencies:', '  g: { trusts: IMS, policies: [IMS CrossCopyAgencyPolicy] }');
  lines.push(
    'files:',
    '  f: { bucket: b, object: in/f.qcow2, format: qcow2, size: 10, virtual_size: 40, encryption: none }',
    '  q: { bucket: b, object: in/q.zvhd2, format: zvhd2, size: 10, virtual_size: 10, encryption: none, optimized: true }',
    '  d1: { bucket: b, object: in/d1.vmdk, format: vmdk, size: 10, virtual_size: 40, encryption: sse-kms, key: k }',
    '  d2: { bucket: b, object: in/d2.raw, format: raw, size: 10, encryption: none, optimized: true, bitmap: true }',
    '  d3: { bucket: b, object: in/d3.vhdx, format: vhdx, size: 1, virtual_size: 1, encryption: none }',
  );
  lines.push(
    'servers:',
    `  s: { id: ${id(1)}, kind: ecs, status: ${spelt.server}, os_type: Linux, system_disk: { id: ${id(2)}, size: ${String(spelt.disk)}, encrypted: false, storage: evs }, data_disks: { d: { id: ${id(3)}, size: ${String(spelt.disk)}, encrypted: false, storage: evs } } }`,
    'vaults:',
    `  v: { id: ${id(4)}, type: server, protect_type: backup, status: ${spelt.vault}, auto_expand: true }`,
  );
  lines.push('images:');
  const images: Made[] = [];
  sizes.forEach((each, index) => {
    lines.push(
      `  i${String(index)}: { kind: system, visibility: private, encrypted: false, size: ${String(each)}, status: active, origin: { type: file, charged: false }, market: none, protected: false, shared_with: [], tags: {} }`,
    );
    images.push({ name: `i${String(index)}`, encrypted: false, away: false });
  });
  lines.push('operations:');
  choices.forEach(({ what, pick }, index) => {
    const image = images[pick % images.length];
    if (image === undefined) return;
    const { name, encrypted, away } = image;
    const as = `m${String(index)}`;
    const made = (line: string, next: Omit<Made, 'name'>): void => {
      lines.push(`  - { ${line}, as: ${as}, name: ${as} }`);
      images.push({ name: as, ...next });
    };
    if (what === 'copy') made(`action: copy-in-region, image: ${name}, key: none`, { encrypted: false, away });
    else if (what === 'encrypt' && !encrypted && !away)
      made(`action: copy-in-region, image: ${name}, key: k`, { encrypted: true, away });
    // The European site has only one region.
    else if (what === 'across' && !encrypted && !away && home !== 'eu-west-101')
      made(
        `action: copy-cross-region, image: ${name}, target_region: af-south-1, project_name: af-south-1, agency: g`,
        { encrypted: false, away: true },
      );
    else if (what === 'import') made('action: import, file: f, min_disk: 40', { encrypted: false, away: false });
    else if (what === 'share') lines.push(`  - { action: share, image: ${name}, accounts: [p] }`);
    else if (what === 'together') {
      const here = images.filter((each) => !each.away).slice(0, 3);
      if (here.length > 0)
        lines.push(`  - { action: share, images: [${here.map((each) => each.name).join(', ')}], accounts: [p] }`);
    } else if (what === 'label')
      made(`action: import, file: f, min_disk: 40, os_version: ${spelt.version}`, { encrypted: false, away: false });
    // Images at the limit are too large for copies, so no step uses them.
    else if (what === 'data')
      lines.push(`  - { action: import, kind: data, file: f, min_disk: ${String(spelt.data)}, name: ${as} }`);
    else if (what === 'fast')
      lines.push(
        `  - { action: import, file: q, os_version: ${spelt.version}, min_disk: ${String(spelt.fast)}, is_quick_import: true, name: ${as} }`,
      );
    else if (what === 'disks') {
      const more = [
        `{ file: d1, min_disk: ${String(spelt.data)}, name: ${as}-1 }`,
        `{ file: d2, min_disk: ${String(spelt.fast)}, is_quick_import: true, tags: { team: platform } }`,
        '{ file: d3, min_disk: 1 }',
      ].slice(0, pick % 4);
      made(`action: import, file: f, min_disk: 40, data_images: [${more.join(', ')}]`, {
        encrypted: false,
        away: false,
      });
    } else if (what === 'chains' && !encrypted && !away && home !== 'eu-west-101') {
      lines.push(
        '  - parallel:',
        `      - - { action: copy-in-region, image: ${name}, key: none, as: ${as}, name: ${as} }`,
        `        - { action: share, image: ${as}, accounts: [p] }`,
        `      - - { action: copy-cross-region, image: ${name}, target_region: af-south-1, project_name: af-south-1, agency: g, as: ${as}-af, name: ${as}-af }`,
        `        - { action: tag, image: ${as}-af, tags: { add: { team: platform } } }`,
      );
      images.push({ name: as, encrypted: false, away: false }, { name: `${as}-af`, encrypted: false, away: true });
    } else if (what === 'theirs' && !encrypted && !away)
      lines.push(
        `  - { action: share, image: ${name}, accounts: [p] }`,
        `  - { action: accept-share, account: p, image: ${name} }`,
        `  - { action: copy-in-region, account: p, image: ${name}, key: none, name: ${as} }`,
      );
    else if (what === 'both' && !encrypted && !away) {
      // Two accounts work at the same time on their own images of the same name.
      lines.push(
        `  - { action: share, image: ${name}, accounts: [p] }`,
        '  - parallel:',
        `      - - { action: accept-share, account: p, image: ${name} }`,
        `        - { action: copy-in-region, account: p, image: ${name}, as: ${as}-p, name: ${as} }`,
        `        - { action: copy-in-region, account: p, image: ${as}-p, key: kp, as: ${as}-pk, name: ${as}-encrypted }`,
        `        - { action: delete, account: p, image: ${as}-p }`,
        `      - - { action: copy-in-region, image: ${name}, key: k, as: ${as}, name: ${as} }`,
        `        - { action: share, image: ${as}, accounts: [p] }`,
      );
      images.push({ name: as, encrypted: true, away: false });
    } else if (what === 'server')
      lines.push(
        `  - { action: create-from-server, server: ${pick % 2 === 0 ? 's' : id(1).toLowerCase()}, name: ${as} }`,
      );
    else if (what === 'disk')
      lines.push(
        `  - { action: create-from-disk, server: s, disk: ${pick % 2 === 0 ? 'd' : id(3).toLowerCase()}, name: ${as} }`,
      );
    else if (what === 'whole')
      lines.push(
        `  - { action: create-full-ecs, server: s, vault: ${pick % 2 === 0 ? 'v' : id(4).toLowerCase()}, name: ${as} }`,
      );
    else if (what === 'export' && !away)
      lines.push(`  - { action: export, image: ${name}, bucket: b, object: out/${as}.vhd, file_format: vhd }`);
    else if (what === 'quick' && !encrypted && !away)
      lines.push(`  - { action: export, image: ${name}, bucket: b, object: out/${as}.zvhd2, is_quick_export: true }`);
    else if (what === 'tag') lines.push(`  - { action: tag, image: ${name}, tags: { add: { team: platform } } }`);
    else if (what === 'update') lines.push(`  - { action: update, image: ${name}, set: { min_ram: 1024 } }`);
    else if (what === 'delete' && images.length > 1) {
      lines.push(`  - { action: delete, image: ${name} }`);
      images.splice(images.indexOf(image), 1);
    }
  });
  return `${lines.join('\n')}\n`;
}

it('reports no error and no warning in a thousand permitted plans', () => {
  fc.assert(
    fc.property(
      region,
      fc.array(size, { minLength: 1, maxLength: 4 }),
      fc.array(step, { minLength: 1, maxLength: 25 }),
      spelling,
      (home, sizes, choices, spelt) => {
        const text = plan(home, sizes, choices, spelt);
        expect(
          marksOf(check(text)).filter((mark) => mark.severity !== 'info'),
          text,
        ).toEqual([]);
      },
    ),
    { numRuns: 1000 },
  );
});

it('permitted plans give nothing either where another file declares what they use', () => {
  fc.assert(
    fc.property(
      region,
      fc.array(size, { minLength: 1, maxLength: 4 }),
      fc.array(step, { minLength: 1, maxLength: 25 }),
      spelling,
      (home, sizes, choices, spelt) => {
        const [account = '', operations = ''] = plan(home, sizes, choices, spelt).split(/^(?=operations:)/m);
        const files = {
          'account.ims.yaml': account,
          'a.ims.yaml': `imsManifest: v1\nregion: ${home}\ninclude: [account.ims.yaml]\n${operations}`,
        };
        const checked = new Folder(files).check('a.ims.yaml');
        expect(
          marksOf(checked).filter((mark) => mark.severity !== 'info'),
          operations,
        ).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
