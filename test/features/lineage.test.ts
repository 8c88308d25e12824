import { describe, expect, it } from 'vitest';
import type { StepState } from '../../server/facts/step-state';
import { lineagesOf, type Lineage } from '../../server/features/pipeline/lineage';
import { laneTitle, stepTitle } from '../../server/features/pipeline/lineage-words';
import { say } from '../../server/messages/message';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { generated } from '../support/generate';
import { head } from '../support/cursor';
import { dedent, manifest } from '../support/dedent';

const english = catalogueFor('en');

/** The lineage as lines: lanes with their nodes, then links, then steps. */
function told({ lanes, nodes, steps, links }: Lineage, states: readonly StepState[]): readonly string[] {
  const name = (index: number): string => `${nodes[index]!.type} ${nodes[index]!.name}`.trim();
  const names = (some: readonly number[]): string => some.map(name).join(', ');
  /** The steps that only change an image. */
  const changesOf = (node: number): readonly number[] =>
    [...steps.keys()].filter((step) => steps[step]!.to.length === 0 && steps[step]!.from.includes(node));
  return [
    ...[...lanes.keys(), undefined].flatMap((lane) => [
      ...(lane === undefined ? [] : [`${lanes[lane]?.account ?? ''} ${lanes[lane]?.region ?? '?'}:`.trimStart()]),
      ...nodes
        .filter((node) => node.lane === lane)
        .map((node) => ({ ...node, changes: changesOf(nodes.indexOf(node)) }))
        .map(({ type, name, origin, look, createdBy, deletedBy, changes }) =>
          [
            `${lane === undefined ? '' : '  '}${type} ${name}`.trimEnd(),
            origin,
            ...(createdBy === undefined ? [] : [`made ${String(createdBy + 1)}`]),
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
    ...steps.map(({ action, from, to, refused }, index) =>
      `${String(index + 1)} ${action}: ${names(from)} → ${names(to)}${refused ? ' ✕' : ''}${states[index]?.step.block === undefined ? '' : ' ∥'}`.trim(),
    ),
  ];
}

const tell = (text: string): readonly string[] => {
  const checked = check(text);
  return lineagesOf(checked).flatMap((lineage, index) => told(lineage, checked.documents[index]!.evaluation.states));
};

describe('the lineage of images', () => {
  it('connects a file through copies to a partner, a bucket and another region', () => {
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

  it('connects servers, disks, and backups to images, with their own origins', () => {
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

  it('supports declarations that depend on each other in a cycle', () => {
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

  it('shows undefined references, resources that are only known by ID, and the marketplace', () => {
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

  it('links an image that reuses a name to its own position', () => {
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
    const one = manifest`
      images:
        a: {}
      operations:
        - { action: publish, image: a }
    `;
    const lineages = lineagesOf(check(`${one}---\n${one}`));
    expect(lineages.map(({ nodes }) => nodes.length)).toEqual([2, 2]);
    expect(lineages[1]!.document.start).toBeGreaterThan(one.length - 1);
  });

  it('gives each step its own findings and its number of unverified checks, also in a block', () => {
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

  it('draws accounts separately, and names the account of a step', () => {
    const text = manifest`
      accounts:
        partner: { domain_id: 0123456789abcdef0123456789abcdef }
      images:
        base: { visibility: private }
      operations:
        - { action: share, image: base, accounts: [partner] }
        - { action: accept-share, account: partner, image: base }
        - { action: copy-in-region, account: partner, image: base, name: copy, as: copy }
    `;
    const [lineage] = lineagesOf(check(text)) as [Lineage];
    const region = lineage.lanes[0]?.region;
    expect(lineage.lanes).toEqual([
      { region, account: undefined },
      { region, account: 'partner' },
    ]);
    expect(lineage.nodes.map(({ name, lane }) => [name, lane])).toEqual([
      ['base', 0],
      ['partner', undefined],
      ['copy', 1],
    ]);
    expect(lineage.steps.map(({ account }) => account)).toEqual([undefined, 'partner', 'partner']);
    expect(lineage.steps.map((step, index) => stepTitle(step, index, english)).at(-1)).toBe(
      '3 · partner: copy within region',
    );
    expect(lineage.lanes.map((lane) => laneTitle(lane, english))).toEqual([
      'ap-southeast-1 · CN-Hong Kong',
      'partner · ap-southeast-1 · CN-Hong Kong',
    ]);
  });

  it('gives every node a position', () => {
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
      dedent`
        - action: copy-in-region
            image: base
            as: copy`,
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
