import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import catalog from '../../schemas/catalog.json';
import type { Call } from '../../server/plan/draft';
import { placeholdersOf, planOf, type PlannedStep } from '../../server/plan/plan';
import { marked } from '../../server/plan/placeholder';
import { actionNames } from '../../server/model/actions';
import { definitionOf } from '../../server/model/schema-lookup';
import { check } from '../support/check';
import { dedent } from '../support/dedent';

const examples = path.join(import.meta.dirname, '../../examples');
const files = readdirSync(examples).filter((name) => name.endsWith('.ims.yaml'));

function plansOf(text: string): readonly (readonly PlannedStep[])[] {
  return check(text).documents.map(({ evaluation }) => planOf(evaluation));
}

function planned(text: string): readonly PlannedStep[] {
  return plansOf(dedent`
    imsManifest: v1
    region: ap-southeast-1
    project_id: 0605767c5d80f5762fbcc01ae30ec3ea
    ${text}`)[0]!;
}

/** Method, path, and body of each call of a plan. */
function calls(text: string): readonly unknown[] {
  return planned(text).flatMap((step) =>
    step.calls.map(({ api, path: named, body }) => [
      api.id,
      marked(named),
      ...(body === undefined ? [] : [marked(body)]),
    ]),
  );
}

interface Row {
  readonly name: string;
  readonly in: string;
  readonly mandatory?: boolean | string;
}

/** The parameters of a call in the catalog. */
function tableOf(id: string): readonly Row[] {
  return catalog.apis.find((each) => each.id === id)!.parameters as readonly Row[];
}

/** The names of the sent parameters, in the notation of the catalog: `name`, `data_images[].name`, `[].op`. */
function sentBy(call: Call): ReadonlySet<string> {
  const names = new Set(Object.keys({ ...call.path, ...call.query }));
  const open: [string, unknown][] = call.body === undefined ? [] : [['', marked(call.body)]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, value] = next;
    if (name !== '') names.add(name);
    if (name === 'image_tags' || name.endsWith('.image_tags')) continue;
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (typeof item === 'object') open.push([`${name}[]`, item]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [field, each] of Object.entries(value)) open.push([name === '' ? field : `${name}.${field}`, each]);
    }
  }
  return names;
}

/** Whether a parameter is mandatory, including conditions in words. */
function needed({ name, mandatory }: Row, sent: ReadonlySet<string>, body: string): boolean {
  switch (mandatory) {
    case true:
      return !name.includes('[]') || name.startsWith('[]') || sent.has(name.replace(/\.[^.]*$/, ''));
    case 'unless is_quick_export':
      return !body.includes('"is_quick_export":true');
    case 'unless domains or organizations':
      return !sent.has('domains') && !sent.has('organizations');
    case 'unless op is remove':
      return !body.includes('"op":"remove"');
    case 'unless action is delete':
      return !body.includes('"action":"delete"');
    case undefined:
    case false:
      return false;
    default:
      throw new Error(`the test does not know what «${mandatory}» means`);
  }
}

/** Compares the calls of a manifest with the catalog and returns their IDs. */
function compare(text: string, faulty = false): readonly string[] {
  // A rejected plan may lack conditionally mandatory parameters, which can be the reason for the rejection.
  const lacksByFault = (row: Row): boolean => faulty && typeof row.mandatory === 'string';
  const all = plansOf(text).flat();
  for (const { step, calls: made } of all) {
    if (step.action === 'publish') expect(made).toEqual([]);
    else expect(made.length).toBeGreaterThan(0);
    for (const call of made) {
      const table = tableOf(call.api.id);
      const sent = sentBy(call);
      const known = new Set(table.map((row) => row.name));
      const unknown = [...sent].filter(
        (name) => !known.has(name) && !known.has(name.replace('[]', '')) && !within(name, known),
      );
      const body = JSON.stringify(call.body ?? {});
      const missing = table
        .filter((row) => needed(row, sent, body) && !sent.has(row.name) && !lacksByFault(row))
        .map((row) => row.name);
      expect([call.api.id, unknown, missing], text).toEqual([call.api.id, [], []]);
    }
  }
  return all.flatMap(({ calls: made }) => made.map(({ api }) => api.id));
}

describe('the calls of a plan', () => {
  it.each(files)('have every mandatory parameter and no unknown one: %s', (file) => {
    expect(compare(readFileSync(path.join(examples, file), 'utf8'), file.includes('faulty'))).not.toEqual([]);
  });

  it('have the same for the valid manifests of all rule pages, which use every call of every action', () => {
    const rules = path.join(import.meta.dirname, '../../server/rules');
    const pages = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    const made = pages.flatMap((name) => {
      const [, fine = ''] = readFileSync(path.join(rules, name), 'utf8').split('\n## Fine\n');
      return [...fine.matchAll(/```yaml\n([^]*?)```/g)].flatMap(([, text = '']) =>
        check(text).findings.some(({ severity }) => severity === 'error') ? [] : compare(text),
      );
    });
    const every = Object.values<readonly string[]>(catalog.calls).flat();
    expect(every.filter((id) => !made.includes(id) && id !== 'ImportImageQuick.data')).toEqual([]);
  });

  it('have placeholders only for IDs, except in faulty examples', () => {
    const good = files.filter((file) => !file.includes('faulty'));
    const holes = good.flatMap((file) =>
      plansOf(readFileSync(path.join(examples, file), 'utf8')).flatMap((plan) =>
        placeholdersOf(plan).map((each) => each.hole),
      ),
    );
    expect(
      holes.filter(
        (hole) => !/\.id$|^project_id\.|\.projects\.|^files\..*\.image_url$|domain_id$|^bucket:object$/.test(hole),
      ),
    ).toEqual([]);
  });
});

/** A list of objects with documented items, such as `tags` with `tags[].key`. */
function within(name: string, known: ReadonlySet<string>): boolean {
  return [...known].some(
    (each) => each.startsWith(`${name}[].`) || (name.endsWith('[]') && each.startsWith(`${name}.`)),
  );
}

describe('a step with every field of its action', () => {
  const things = `imsManifest: v1
region: ap-southeast-1
images: { base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 } }
accounts: { partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11, projects: { ap-southeast-1: 5a1b2c3d4e5f60718293a4b5c6d7e8f9 } } }
servers: { web: { id: 9aa46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, data_disks: { data: { id: 8aa46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 } } } }
files: { disk: { bucket: out, object: a/b.qcow2 } }
buckets: { out: { name: corp-out } }
operations:
`;
  const values: Readonly<Record<string, unknown>> = {
    images: ['base'],
    image: 'base',
    file: 'disk',
    server: 'web',
    disk: 'data',
    accounts: ['partner'],
    domains: ['partner'],
    projects: ['5a1b2c3d4e5f60718293a4b5c6d7e8f9'],
    organizations: ['urn:x'],
    bucket: 'out',
    set: { name: 'new' },
    tags: { a: '1' },
  };
  const actions = actionNames.flatMap((action) => {
    const { properties = {} } = definitionOf(action);
    const value = (name: string): unknown => {
      const { type, enum: words } = properties[name] ?? {};
      if (action === 'tag' && name === 'tags') return { add: { a: '1' }, remove: ['b'] };
      return values[name] ?? words?.[0] ?? (type === 'integer' ? 40 : type === 'boolean' ? true : 'x');
    };
    const full = Object.fromEntries(
      Object.keys(properties).map((name) => [name, name === 'action' ? action : value(name)]),
    );
    const kinds = properties['kind']?.enum ?? [undefined];
    const quick = 'is_quick_import' in properties ? [true, false] : [undefined];
    return kinds.flatMap((kind) =>
      quick.map((is_quick_import) => ({ action, step: { ...full, kind, is_quick_import } })),
    );
  });

  it.each(actions)(
    'sends each field or reports it as not sent: $action $step.kind $step.is_quick_import',
    ({ action, step }) => {
      const text = `${things}  - ${JSON.stringify(step)}\n`;
      expect(compare(text)).toHaveLength(action === 'publish' ? 0 : action === 'tag' ? 2 : 1);
      const [planned] = plansOf(text).flat();
      const sent = JSON.stringify(planned?.calls.map((call) => [call.path, call.query, call.body]));
      for (const field of [
        'name',
        'description',
        'enterprise_project_id',
        'min_ram',
        'max_ram',
        'os_version',
        'license_type',
      ])
        if (field in step) expect(planned?.unsent.includes(field), field).toBe(!sent.includes(`"${field}":`));
    },
  );
});

describe('the calls of a step', () => {
  const things = `keys: { golden: { id: 0d0466b0-e727-4d9c-b35d-f84bb474a37f } }
images: { base: { id: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }, far: { id: 5ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba91, region: eu-west-101 } }
buckets: { out: { name: corp-out } }
files: { disk: { bucket: out, object: a/b.qcow2 } }
accounts: { partner: { domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11, projects: { ap-southeast-1: 5a1b2c3d4e5f60718293a4b5c6d7e8f9 } } }
servers: { web: { id: 9aa46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, data_disks: { data: { id: 8aa46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 } } } }
backups: { nightly: { id: 7aa46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, service: cbr } }
operations:
`;
  const base = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
  const of = (step: string): readonly unknown[] => calls(`${things}  - ${step}\n`);

  const file = { image_url: 'corp-out:a/b.qcow2', min_disk: 40, name: 'n' };

  it('depend on the kind of an import', () => {
    expect(of('{ action: import, file: disk, name: n, min_disk: 40, key: golden }')).toEqual([
      ['CreateImage.fromFile', {}, { ...file, cmk_id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f' }],
    ]);
    expect(of('{ action: import, kind: data, file: disk, name: n, min_disk: 40 }')).toEqual([
      ['CreateDataImage', {}, file],
    ]);
    expect(of('{ action: import, kind: iso, file: disk, name: n, min_disk: 40, os_version: x }')).toEqual([
      ['CreateImage.fromFile', {}, { ...file, type: 'IsoImage', os_version: 'x' }],
    ]);
    expect(
      of('{ action: import, kind: bms, file: disk, name: n, min_disk: 40, is_quick_import: true, os_version: x }'),
    ).toEqual([['ImportImageQuick.system', {}, { ...file, type: 'BMS', os_version: 'x' }]]);
    expect(of('{ action: import, kind: data, file: disk, name: n, min_disk: 40, is_quick_import: true }')).toEqual([
      ['ImportImageQuick.data', {}, { ...file, type: 'DataImage' }],
    ]);
  });

  it('use the call that accepts both for a fast import with a key', () => {
    const key = '0d0466b0-e727-4d9c-b35d-f84bb474a37f';
    expect(
      of(`{ action: import, file: disk, name: n, min_disk: 41, is_quick_import: true, os_version: x, key: ${key} }`),
    ).toEqual([
      ['CreateImage.fromFile', {}, { ...file, min_disk: 41, is_quick_import: true, os_version: 'x', cmk_id: key }],
    ]);
  });

  it('refer to servers, disks, and backups by their IDs', () => {
    const image_tags = [{ key: 'a', value: '1' }];
    expect(of('{ action: create-from-server, server: web, name: n, tags: { a: 1 } }')).toEqual([
      ['CreateImage.fromServer', {}, { name: 'n', instance_id: '9aa46bf1-5c61-48ff-b4f3-0ad4e5e3ba90', image_tags }],
    ]);
    const volume_id = '8aa46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
    expect(
      of('{ action: create-from-disk, server: web, disk: data, name: n, tags: { a: 1 }, enterprise_project_id: "0" }'),
    ).toEqual([
      [
        'CreateImage.fromDataDisks',
        {},
        { data_images: [{ name: 'n', volume_id, image_tags }], enterprise_project_id: '0' },
      ],
    ]);
    expect(of('{ action: create-from-disk, kind: system, server: web, disk: data, name: n, os_version: x }')).toEqual([
      ['CreateImage.fromVolume', {}, { name: 'n', volume_id, os_version: 'x' }],
    ]);
    expect(of('{ action: create-from-disk, kind: bms, server: web, disk: data, name: n, os_version: x }')).toEqual([
      ['CreateImage.fromVolume', {}, { name: 'n', type: 'BMS', volume_id, os_version: 'x' }],
    ]);
    expect(of('{ action: create-full-ecs, backup: nightly, name: n }')).toEqual([
      [
        'CreateWholeImage.fromBackup',
        {},
        { name: 'n', backup_id: '7aa46bf1-5c61-48ff-b4f3-0ad4e5e3ba90', whole_image_type: 'CBR' },
      ],
    ]);
  });

  it('have no key for a copy that is not encrypted', () => {
    expect(of('{ action: copy-in-region, image: base, key: none, name: n }')).toEqual([
      ['CopyImageInRegion', { image_id: base }, { name: 'n' }],
    ]);
  });

  it('share with the project of the account in the region of the image, with one call per region', () => {
    expect(of('{ action: share, images: [base, far], accounts: [partner] }')).toEqual([
      ['BatchAddMembers', {}, { images: [base], projects: ['5a1b2c3d4e5f60718293a4b5c6d7e8f9'] }],
      [
        'BatchAddMembers',
        {},
        { images: ['5ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba91'], projects: ['${accounts.partner.projects.eu-west-101}'] },
      ],
    ]);
    expect(of('{ action: share, image: base, domains: [partner] }')).toEqual([
      ['BatchAddMembers', {}, { images: [base], domains: ['1d26cc8c4a4b4d7c9a54ee7b5b7b2c11'] }],
    ]);
  });

  it('remove tags before they add tags', () => {
    const at = { project_id: '0605767c5d80f5762fbcc01ae30ec3ea', image_id: base };
    expect(of('{ action: tag, image: base, tags: { add: { a: 1 }, remove: [b] } }')).toEqual([
      ['BatchAddOrDeleteTags', at, { action: 'delete', tags: [{ key: 'b' }] }],
      ['BatchAddOrDeleteTags', at, { action: 'create', tags: [{ key: 'a', value: '1' }] }],
    ]);
  });

  it('change attributes by their paths', () => {
    expect(
      of('{ action: update, image: base, set: { name: new, description: d, min_ram: 1024, __support_kvm: null } }'),
    ).toEqual([
      [
        'UpdateImage',
        { image_id: base },
        [
          { op: 'add', path: '/name', value: 'new' },
          { op: 'add', path: '/__description', value: 'd' },
          { op: 'add', path: '/min_ram', value: '1024' },
          { op: 'remove', path: '/__support_kvm' },
        ],
      ],
    ]);
  });

  it('list fields that have no parameter in the call', () => {
    const text = `${things}  - { action: import, file: disk, name: n, min_disk: 40, is_quick_import: true, os_version: x, min_ram: 512 }\n`;
    expect(planned(text).map((step) => step.unsent)).toEqual([['min_ram']]);
  });

  it('wait for the previous step, or for all steps of the previous block', () => {
    const text = `${things}  - { action: copy-in-region, image: base, as: a, name: a }
  - parallel:
      - { action: copy-in-region, image: a, as: b, name: b }
      - { action: copy-in-region, image: a, as: c, name: c }
  - { action: delete, image: b }
`;
    expect(planned(text).map(({ number, after, together, makes }) => [number, after, together, makes])).toEqual([
      [1, [], false, 'a'],
      [2, [1], true, 'b'],
      [3, [1], true, 'c'],
      [4, [2, 3], false, undefined],
    ]);
    expect(calls(text).slice(1)).toEqual([
      ['CopyImageInRegion', { image_id: '${a.id}' }, { name: 'b' }],
      ['CopyImageInRegion', { image_id: '${a.id}' }, { name: 'c' }],
      ['GlanceDeleteImage', { image_id: '${b.id}' }],
    ]);
  });
});

it('send the files of data disks with that of the system disk in one call, except for fast imports', () => {
  const files = dedent`
    files:
      app: { bucket: uploads, object: app.zvhd2 }
      logs: { bucket: uploads, object: logs.zvhd2 }
    buckets: { uploads: { name: company-uploads } }
    operations:`;
  expect(
    calls(dedent`
      ${files}
      - action: import
        file: app
        name: app
        min_disk: 40
        is_quick_import: true
        data_images:
          - { file: logs, min_disk: 50, name: app-logs, description: Logs, is_quick_import: true, tags: { team: platform } }
          - { file: other, min_disk: 60 }`),
  ).toEqual([
    [
      'CreateImage.fromFile',
      {},
      {
        name: 'app',
        image_url: 'company-uploads:app.zvhd2',
        min_disk: 40,
        is_quick_import: true,
        data_images: [
          {
            name: 'app-logs',
            description: 'Logs',
            image_url: 'company-uploads:logs.zvhd2',
            min_disk: 50,
            is_quick_import: true,
            image_tags: [{ key: 'team', value: 'platform' }],
          },
          { image_url: '${files.other.image_url}', min_disk: 60 },
        ],
      },
    ],
  ]);
  expect(
    calls(dedent`
      ${files}
      - { action: import, file: app, name: app, min_disk: 40, is_quick_import: true, data_images: [] }`),
  ).toMatchObject([['ImportImageQuick.system', {}, { name: 'app' }]]);
});
