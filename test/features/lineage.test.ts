import { describe, expect, it } from 'vitest';
import { lineagesOf, type Lineage } from '../../server/features/lineage';
import { say } from '../../server/messages/message';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../../server/service';
import { generated } from '../support/generate';

const head = 'imsManifest: v1\nregion: ap-southeast-1\n';
const english = catalogueFor('en');

/** The lineage in lines: lanes with their things, then links, then steps. */
function told({ lanes, nodes, steps, links }: Lineage): readonly string[] {
  const name = (index: number): string => `${nodes[index]!.type} ${nodes[index]!.name}`.trim();
  const names = (some: readonly number[]): string => some.map(name).join(', ');
  return [
    ...[...lanes.keys(), undefined].flatMap((lane) => [
      ...(lane === undefined ? [] : [`${lanes[lane] ?? '?'}:`]),
      ...nodes
        .filter((node) => node.lane === lane)
        .map(({ type, name, origin, look, madeBy, deletedBy, changes }) =>
          [
            `${lane === undefined ? '' : '  '}${type} ${name}`.trimEnd(),
            origin,
            ...(madeBy === undefined ? [] : [`made ${String(madeBy + 1)}`]),
            ...[look?.kind, look?.size, look?.encrypted === true ? `locked ${look.key ?? '?'}` : undefined],
            ...(look?.encrypted === false ? ['open'] : []),
            ...(changes.length === 0 ? [] : [`changed ${changes.map((step) => step + 1).join(' ')}`]),
            ...(deletedBy === undefined ? [] : [`deleted ${String(deletedBy + 1)}`]),
          ]
            .filter((part) => part !== undefined)
            .join(', '),
        ),
    ]),
    ...links.map(({ from, to }) => `${name(from)} … ${name(to)}`),
    ...steps.map(({ action, from, to, refused, parallel }, index) =>
      `${String(index + 1)} ${action}: ${names(from)} → ${names(to)}${refused ? ' ✕' : ''}${parallel ? ' ∥' : ''}`.trim(),
    ),
  ];
}

const tell = (text: string): readonly string[] => lineagesOf(check(text)).flatMap(told);

describe('the lineage of images', () => {
  it('leads from a file through copies to a partner, a bucket and another region', () => {
    const text = `${head}keys:
  golden: { alias: g, state: enabled, grants: [{ account: partner, operations: [describe-key, decrypt-datakey] }] }
buckets:
  exports: { storage_class: STANDARD }
accounts:
  partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11 }
files:
  rocky: { object: r.qcow2, format: qcow2, size: 12, virtual_size: 40, encryption: none }
agencies:
  ims_copy: { trusts: IMS, policies: [IMS CrossCopyAgencyPolicy], projects: all }
operations:
  - { action: import, file: rocky, as: base, name: b, min_disk: 40, os_version: CentOS 7.9 64bit }
  - { action: copy-in-region, image: base, key: golden, as: locked, name: l }
  - parallel:
      - { action: copy-cross-region, image: base, as: far, name: f, target_region: af-south-1, project_name: af-south-1, agency: ims_copy }
      - { action: share, image: locked, accounts: [partner] }
  - { action: tag, image: far, tags: { add: { a: b } } }
  - { action: export, image: base, bucket: exports, object: o.qcow2, file_format: qcow2 }
  - { action: delete, image: base }
`;
    expect(tell(text)).toEqual([
      'ap-southeast-1:',
      '  image base, made, made 1, system, ≤ 40 GiB, open, changed 7, deleted 7',
      '  file rocky, declared',
      '  image locked, made, made 2, system, ≤ 40 GiB, locked golden',
      '  bucket exports, declared',
      'af-south-1:',
      '  image far, made, made 3, system, ≤ 40 GiB, open, changed 5',
      'account partner, declared',
      '1 import: file rocky → image base',
      '2 copy-in-region: image base → image locked',
      '3 copy-cross-region: image base → image far ∥',
      '4 share: image locked → account partner ∥',
      '5 tag: image far →',
      '6 export: image base → bucket exports',
      '7 delete: image base →',
    ]);
  });

  it('leads from servers, disks and backups, and tells what they came from', () => {
    const text = `${head}images:
  public: { kind: system, visibility: public }
  old: { kind: full-ecs, origin: { type: backup, backup: nightly } }
servers:
  web: { kind: ecs, status: stopped, from: { image: public }, data_disks: { data: { size: 100, encrypted: true, storage: evs } } }
backups:
  nightly: { region: af-south-1, service: cbr, status: available, server: web, disks: [{ role: system, size: 40, encrypted: false }] }
operations:
  - { action: create-from-server, server: web, name: w }
  - { action: create-from-disk, server: web, disk: data, as: d, name: d }
  - { action: create-full-ecs, backup: nightly, as: whole, name: n }
`;
    expect(tell(text)).toEqual([
      'ap-southeast-1:',
      '  image public, declared, system',
      '  image old, declared, full-ecs',
      '  image w, made, made 1, system',
      '  server web, declared',
      '  image d, made, made 2, data, ≤ 100 GiB, locked ?',
      '  disk web / data, declared',
      'af-south-1:',
      '  image whole, made, made 3, full-ecs, ≤ 40 GiB, open',
      '  backup nightly, declared',
      'server web … disk web / data',
      'backup nightly … image old',
      'image public … server web',
      'server web … backup nightly',
      '1 create-from-server: server web → image w',
      '2 create-from-disk: disk web / data → image d',
      '3 create-full-ecs: backup nightly → image whole ✕',
    ]);
  });

  it('survives declarations that come from each other in a circle', () => {
    const text = `${head}images:
  a: { origin: { type: backup, backup: b } }
servers:
  s: { from: { image: a } }
backups:
  b: { server: s }
operations: []
`;
    expect(tell(text).filter((line) => line.includes('…'))).toEqual([
      'backup b … image a',
      'server s … backup b',
      'image a … server s',
    ]);
  });

  it('shows what is used and not there, what is known by its id alone, and the marketplace', () => {
    const text = `${head}operations:
  - { action: publish, image: nowhere }
  - { action: publish, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }
  - { action: unshare, images: [], accounts: [] }
  - { action: share, image: nowhere }
`;
    expect(tell(text)).toEqual([
      'ap-southeast-1:',
      '  image nowhere, missing, changed 4',
      '?:',
      '  image 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, id',
      'market, id',
      '1 publish: image nowhere → market ✕',
      '2 publish: image 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 → market',
      '3 unshare:  →  ✕',
      '4 share: image nowhere →  ✕',
    ]);
  });

  it('leads an image that takes the name of another to its own place', () => {
    const text = `${head}images:
  a: {}
operations:
  - { action: copy-in-region, image: a, as: a, name: second }
  - { action: publish, image: a }
`;
    const [{ nodes, steps }] = lineagesOf(check(text)) as [Lineage];
    expect(nodes.filter(({ type }) => type === 'image').map(({ origin }) => origin)).toEqual(['declared', 'made']);
    expect(steps.map(({ from }) => from)).toEqual([[0], [0]]);
  });

  it('keeps the documents of a file apart', () => {
    const one = `${head}images:\n  a: {}\noperations:\n  - { action: publish, image: a }\n`;
    const lineages = lineagesOf(check(`${one}---\n${one}`));
    expect(lineages.map(({ nodes }) => nodes.length)).toEqual([2, 2]);
    expect(lineages[1]!.document.start).toBeGreaterThan(one.length - 1);
  });

  it('gives each step its own findings, in a block too, and the number of checks that could not be made', () => {
    const text = `${head}images:
  iso: { kind: iso, encrypted: false }
  sys: { kind: system, encrypted: false, visibility: private, status: active }
operations:
  - parallel:
      - { action: copy-in-region, image: sys, name: a }
      - { action: copy-in-region, image: iso, name: b }
`;
    const [{ steps }] = lineagesOf(check(text)) as [Lineage];
    expect(steps.map(({ refused }) => refused)).toEqual([false, true]);
    expect(steps[1]!.findings.map(({ message }) => say(message, english)).join()).toContain('`iso` is an ISO image');
    expect(steps.every(({ unverified }) => unverified > 0)).toBe(true);
  });

  it('gives everything its place', () => {
    const text = `${head}images:
  base: { kind: system }
operations:
  - action: copy-in-region
    image: base
    as: copy
  - parallel:
      - { action: publish, image: copy }
`;
    const [{ nodes, steps }] = lineagesOf(check(text)) as [Lineage];
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    expect(nodes.map((node) => at(node.at))).toEqual(['base', 'copy', 'publish']);
    expect(nodes.map((node) => node.whole && at(node.whole).trim())).toEqual([
      'base: { kind: system }',
      '- action: copy-in-region\n    image: base\n    as: copy',
      undefined,
    ]);
    expect(steps.map((step) => at(step.at))).toEqual(['copy-in-region', 'publish']);
    expect(at(steps[1]!.whole)).toBe('{ action: publish, image: copy }');
  });

  it('shows every step of a long plan', () => {
    const [lineage] = lineagesOf(check(generated(5000)));
    expect(lineage!.steps).toHaveLength(5000);
    expect(lineage!.nodes.length).toBeGreaterThan(2500);
  });
});
