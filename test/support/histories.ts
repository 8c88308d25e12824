import { dedent } from './dedent';
/** A growing list in a manifest: `count` entries of it, and as many steps if the entries are in steps. */
type History = (count: number) => string;

const head = dedent`
  imsManifest: v1
  region: ap-southeast-1
`;

/** An ID of 32 hexadecimal digits. */
function hex(index: number): string {
  return index.toString(16).padStart(32, 'a');
}

/** An ID in the form of a UUID. */
function uuid(index: number): string {
  return `4ca46bf1-5c61-48ff-b4f3-${index.toString(16).padStart(12, '0')}`;
}

function lines(count: number, line: (index: number) => string): string {
  let text = '';
  for (let index = 0; index < count; index++) text += `${line(index)}\n`;
  return text;
}

function list(count: number, item: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(', ');
}

/** A manifest with declarations, and a list of steps. */
function manifest(declared: string, count: number, step: (index: number) => string, more = ''): string {
  return `${head}${declared}operations:\n${lines(count, (index) => `  - { ${step(index)} }`)}${more}`;
}

const base = (more: string): string => dedent`
  images:
    base: { kind: system, visibility: private, size: 40, ${more} }
`;
const accounts = (count: number): string =>
  `accounts:\n${lines(count, (index) => `  acc-${String(index)}: { domain_id: ${hex(index)}, projects: { ap-southeast-1: ${hex(1_000_000 + index)} } }`)}`;

/** Long histories, by what grows. */
export const histories: Readonly<Record<string, History>> = {
  'tags added': (count) =>
    manifest(base('tags: {}'), count, (at) => `action: tag, image: base, tags: { add: { tag-${String(at)}: x } }`),
  'declared tags removed': (count) =>
    manifest(
      base(`tags: { ${list(count, (at) => `tag-${String(at)}: x`)} }`),
      count,
      (at) => `action: tag, image: base, tags: { remove: [tag-${String(at)}] }`,
    ),
  'projects shared with': (count) =>
    manifest(base('shared_with: []'), count, (at) => `action: share, image: base, projects: [${hex(at)}]`),
  'accounts shared with': (count) =>
    manifest(
      `${accounts(count)}${base('shared_with: []')}`,
      count,
      (at) => `action: share, image: base, accounts: [acc-${String(at)}]`,
    ),
  'projects of accounts shared with': (count) =>
    manifest(
      `${accounts(count)}${base('shared_with: []')}`,
      count,
      (at) => `action: share, image: base, projects: [${hex(1_000_000 + at)}]`,
    ),
  'domains shared with': (count) =>
    manifest(base('shared_with: []'), count, (at) => `action: share, image: base, domains: [${hex(at)}]`),
  'shares stopped': (count) =>
    manifest(
      base(`shared_with: [${list(count, hex)}]`),
      count,
      (at) => `action: unshare, image: base, projects: [${hex(at)}]`,
    ),
  'shares of an image that is deleted': (count) =>
    manifest(
      base(`shared_with: [${list(count, hex)}]`),
      count,
      (at) =>
        `action: ${at % 2 === 0 ? 'delete' : 'share'}, image: base${at % 2 === 0 ? '' : `, projects: [${hex(at)}]`}`,
    ),
  'deletions of images shared with many': (count) =>
    dedent`
      ${head}x-all: &all [${list(Math.min(count, 50), hex)}]
      images:
      ${lines(count, (at) => `  img-${String(at)}: { kind: system, visibility: private, shared_with: *all }`)}operations:
      ${lines(count, (at) => `  - { action: delete, image: img-${String(at)} }`)}`,
  updates: (count) =>
    manifest(
      base('name: base'),
      count,
      (at) => `action: update, image: base, set: { name: n-${String(at)}, min_ram: ${String(at)} }`,
    ),
  publications: (count) => manifest(base('market: none'), count, () => 'action: publish, image: base'),
  acceptances: (count) =>
    manifest(
      dedent`
        images:
          base: { visibility: shared }
      `,
      count,
      (at) => `action: ${at % 2 === 0 ? 'accept' : 'reject'}-share, image: base`,
    ),
  'copies of one image': (count) =>
    manifest(
      base('encrypted: false'),
      count,
      (at) => `action: copy-in-region, image: base, as: c-${String(at)}, name: c-${String(at)}`,
    ),
  'copies of copies': (count) =>
    manifest(
      base('encrypted: false'),
      count,
      (at) =>
        `action: copy-in-region, image: ${at === 0 ? 'base' : `c-${String(at - 1)}`}, as: c-${String(at)}, name: c-${String(at)}`,
    ),
  'copies of one name': (count) =>
    manifest(base('encrypted: false'), count, () => 'action: copy-in-region, image: base, as: copy, name: copy'),
  'tags and copies by turns': (count) =>
    manifest(base('tags: {}'), count, (at) =>
      at % 2 === 0
        ? `action: tag, image: base, tags: { add: { tag-${String(at)}: x } }`
        : `action: copy-in-region, image: base, as: c-${String(at)}, name: c-${String(at)}`,
    ),
  'steps of one parallel block': (count) =>
    dedent`
      ${head}${base('tags: {}')}operations:
        - parallel:
      ${lines(count, (at) => `      - { action: tag, image: base, tags: { add: { tag-${String(at)}: x } } }`)}`,
  'images of one step': (count) =>
    dedent`
      ${head}images:
      ${lines(count, (at) => `  img-${String(at)}: { tags: {} }`)}operations:
      ${lines(Math.ceil(count / 50), (at) => `  - { action: share, images: [${list(50, (item) => `img-${String(at * 50 + item)}`)}], projects: [${list(50, hex)}] }`)}`,
  'policies and projects of an agency': (count) =>
    manifest(
      dedent`
        agencies:
          far: { trusts: IMS, policies: [${list(count, (at) => `policy ${String(at)}`)}], projects: [${list(count, (at) => `cn-${String(at)}_x`)}] }
        ${base('encrypted: false')}`,
      count,
      (at) =>
        `action: copy-cross-region, image: base, name: c-${String(at)}, target_region: eu-west-101, project_name: eu-west-101, agency: far`,
    ),
  'grants of a key': (count) =>
    manifest(
      dedent`
        keys:
          own: { alias: own, state: enabled, grants: [${list(count, (at) => `{ account: ${hex(at)}, operations: [describe-key] }`)}] }
        ${base('key: own, shared_with: []')}`,
      count,
      (at) => `action: share, image: base, domains: [${hex(at)}]`,
    ),
  keys: (count) =>
    manifest(
      dedent`
        keys:
          own: { alias: ims/default }
        ${lines(count, (at) => `  key-${String(at)}: { alias: k, state: enabled }`)}${base('key: own, shared_with: []')}`,
      count,
      (at) => `action: share, image: base, domains: [${hex(at)}]`,
    ),
  'disks of a backup': (count) =>
    manifest(
      dedent`
        backups:
          daily: { status: available, service: cbr, disks: [${list(count, () => '{ size: 10, encrypted: false }')}] }
      `,
      count,
      (at) => `action: create-full-ecs, backup: daily, as: w-${String(at)}, name: w-${String(at)}`,
    ),
  'disks of a server': (count) =>
    manifest(
      dedent`
        servers:
          web: { kind: ecs, status: stopped, system_disk: { size: 40, encrypted: false }, data_disks: { ${list(count, (at) => `d-${String(at)}: { size: 10, encrypted: false }`)} } }
        vaults:
          safe: { type: server, protect_type: backup, status: available }
      `,
      count,
      (at) => `action: create-full-ecs, server: web, vault: safe, as: w-${String(at)}, name: w-${String(at)}`,
    ),
  'disks by name': (count) =>
    manifest(
      dedent`
        servers:
          web: { kind: ecs, status: stopped, system_disk: { size: 40 }, data_disks: { ${list(count, (at) => `d-${String(at)}: { size: 10 }`)} } }
      `,
      count,
      (at) =>
        `action: create-from-disk, server: web, disk: d-${String(at)}, as: i-${String(at)}, name: i-${String(at)}`,
    ),
  'disks by id': (count) =>
    manifest(
      dedent`
        servers:
          web: { kind: ecs, status: stopped, system_disk: { size: 40 }, data_disks: { ${list(count, (at) => `d-${String(at)}: { size: 10, id: ${uuid(at)} }`)} } }
      `,
      count,
      (at) => `action: create-from-disk, server: web, disk: ${uuid(at)}, as: i-${String(at)}, name: i-${String(at)}`,
    ),
  'disks that are not there': (count) =>
    manifest(
      dedent`
        servers:
          web: { kind: ecs, status: stopped, system_disk: { size: 40 }, data_disks: { ${list(count, (at) => `disk-${String(at)}: { size: 10 }`)} } }
      `,
      count,
      (at) =>
        `action: create-from-disk, server: web, disk: disc-${String(at)}, as: i-${String(at)}, name: i-${String(at)}`,
    ),
  'servers made from images that are deleted': (count) =>
    manifest(
      `servers:\n${lines(count, (at) => `  srv-${String(at)}: { kind: ecs, from: { image: img-${String(count - 1 - at)} } }`)}images:\n${lines(count, (at) => `  img-${String(at)}: { kind: system, visibility: private }`)}`,
      count,
      (at) => `action: delete, image: img-${String(at)}`,
    ),
  'backups in one vault': (count) =>
    manifest(
      dedent`
        vaults:
          safe: { type: server, protect_type: backup, status: available, capacity: 100000000 }
        servers:
        ${lines(count, (at) => `  srv-${String(at)}: { kind: ecs, system_disk: { size: 40, encrypted: false }, data_disks: {} }`)}`,
      count,
      (at) =>
        `action: create-full-ecs, server: srv-${String(at)}, vault: safe, as: w-${String(at)}, name: w-${String(at)}`,
    ),
  exports: (count) =>
    manifest(
      dedent`
        buckets:
          out: { storage_class: STANDARD }
        ${base('encrypted: false')}`,
      count,
      () => `action: export, image: base, bucket: out, object: same.qcow2, file_format: qcow2`,
    ),
  'steps after a deletion': (count) => manifest(base('tags: {}'), count, () => 'action: delete, image: base'),
  'comments that disable': (count) =>
    `${head}${base('tags: {}')}operations:\n${lines(count, () => '  # ims-disable-next-line use-after-delete -- so\n  - { action: delete, image: base }')}`,
  'images of one name in IMS': (count) =>
    dedent`
      ${head}images:
      ${lines(count, (at) => `  img-${String(at)}: { name: same, region: ap-southeast-1 }`)}operations:
      ${lines(count, (at) => `  - { action: update, image: img-${String(at)}, set: { name: other } }`)}`,
};
