import * as catalog from '../../schemas/catalog.json';
import { describe, expect, it } from 'vitest';
import { read } from '../../server/declare/read';
import { jsonFaultAt } from '../../server/text/json';
import { dedent } from '../support/dedent';

/** The kind and content of an input; or its error with the position. */
function told(input: unknown): unknown {
  const result = read(typeof input === 'string' ? input : JSON.stringify(input));
  if ('wrong' in result) return [result.wrong.id, result.wrong.args, ...(result.at === undefined ? [] : [result.at])];
  return {
    kind: result.kind.id,
    things: result.found.map(({ section, id, called, fields, key }) => ({
      section,
      id,
      called,
      fields: JSON.parse(JSON.stringify(fields)) as unknown,
      ...(key === undefined ? {} : { key }),
    })),
    ...(result.others.length === 0 ? {} : { others: result.others }),
  };
}

/** The fields of the only resource in an input. */
function fields(input: unknown): unknown {
  return (told(input) as { things: { fields: unknown }[] }).things[0]?.fields;
}

const id = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
const image = {
  id,
  name: 'CentOS 7.9',
  status: 'active',
  visibility: 'private',
  __imagetype: 'private',
  owner: '0605767c5d80f5762fbcc01ae30ec3ea',
  protected: false,
  virtual_env_type: 'FusionCompute',
  __os_type: 'Linux',
  __os_version: 'CentOS 7.9 64bit',
  __platform: 'CentOS',
  min_disk: 40,
  min_ram: 0,
  max_ram: '4096',
  hw_firmware_type: 'bios',
  __image_size: '1234567',
  __data_origin: 'file,uploads:a.qcow2',
  __support_arm: 'false',
  enterprise_project_id: '0',
  tags: ['team=platform', 'query=a=b', 'bare'],
  file: '/v2/images/x/file',
};

/** An image with one documented field, and the resulting declaration. */
const single: Readonly<Record<string, readonly [unknown, object]>> = {
  name: ['web', { name: 'web' }],
  status: ['queued', { status: 'queued' }],
  visibility: ['public', { visibility: 'public' }],
  __imagetype: ['market', { visibility: 'market' }],
  protected: [true, { protected: true }],
  virtual_env_type: ['DataImage', { kind: 'data', encrypted: false }],
  __whole_image: ['true', { kind: 'full-ecs' }],
  __os_type: ['Windows', { os_type: 'Windows' }],
  __os_version: ['Rocky Linux 9.4 64bit', { os_version: 'Rocky Linux 9.4 64bit' }],
  __platform: ['SUSE', { origin: { platform: 'SUSE' } }],
  min_disk: [40, { min_disk: 40 }],
  min_ram: [0, { min_ram: 0 }],
  max_ram: ['4096', { max_ram: 4096 }],
  __data_origin: ['volume,x', { origin: { type: 'volume' } }],
  __root_origin: ['file', { origin: { type: 'file' } }],
  __backup_id: ['b', { origin: { backup: 'b' } }],
  __account_code: ['x', { origin: { charged: true } }],
  __system__cmkid: ['k', {}],
  tags: [['a=b'], { tags: { a: 'b' } }],
  __support_arm: ['true', { architecture: 'arm' }],
  hw_firmware_type: ['uefi', { hw_firmware_type: 'uefi' }],
};

describe('each field of an image in the documentation', () => {
  const all: readonly { field: string; type: string; values?: readonly string[]; declaration?: string }[] =
    catalog.imageFields.fields;

  it.each(all.filter(({ field }) => field !== 'id'))('$field', ({ field, type, values, declaration }) => {
    const [value, expected] = single[field] ?? [
      values?.[0] ?? (type === 'integer' ? 7 : type === 'boolean' ? true : 'secret'),
    ];
    const declared = fields({ images: [{ id, [field]: value }] });
    expect(declared).toEqual({ id, ...expected });
    // Exactly the fields that the catalog maps to the format are declared.
    const [first = '', ...deeper] = (declaration ?? '').split('.');
    if (declaration === undefined) expect(single).not.toHaveProperty([field]);
    else if (first === 'key')
      expect(told({ images: [{ id, [field]: value }] })).toMatchObject({ things: [{ key: value }] });
    else expect(declared).toHaveProperty([first, ...deeper]);
  });

  it.each(all.filter(({ declaration }) => declaration !== undefined))(
    '$field with a wrong type is reported with its path',
    ({ field }) => {
      const given = { images: [{ id, ...(field === 'id' ? {} : { __imagetype: null }), [field]: { a: 1 } }] };
      expect(told(given)).toEqual(['declare.fault', expect.objectContaining({ where: `images[0].${field}` })]);
    },
  );
});

describe('images of IMS', () => {
  it('have the fields that the format has, and no others', () => {
    expect(told({ images: [image] })).toEqual({
      kind: 'declare.kind.images',
      things: [
        {
          section: 'images',
          id,
          called: 'CentOS 7.9',
          fields: {
            id,
            name: 'CentOS 7.9',
            kind: 'system',
            visibility: 'private',
            encrypted: false,
            min_disk: 40,
            min_ram: 0,
            max_ram: 4096,
            status: 'active',
            os_type: 'Linux',
            os_version: 'CentOS 7.9 64bit',
            architecture: 'x86',
            hw_firmware_type: 'bios',
            origin: { type: 'file', platform: 'CentOS' },
            protected: false,
            tags: { team: 'platform', query: 'a=b', bare: '' },
          },
        },
      ],
    });
  });

  it.each([
    [{ virtual_env_type: 'Ironic' }, { kind: 'bms', encrypted: false }],
    [{ virtual_env_type: 'DataImage' }, { kind: 'data', encrypted: false }],
    [
      { virtual_env_type: 'IsoImage', __root_origin: 'file' },
      { kind: 'iso', encrypted: false, origin: { type: 'iso' } },
    ],
    [{ __whole_image: 'true', virtual_env_type: 'FusionCompute' }, { kind: 'full-ecs' }],
    [{ __data_origin: `server_backup,${id}` }, { kind: 'full-ecs', origin: { type: 'backup', backup: id } }],
    [{ __backup_id: id, virtual_env_type: 'FusionCompute' }, { origin: { backup: id } }],
    [{ __data_origin: `instance,${id}` }, { origin: { type: 'server' } }],
    [{ __data_origin: `volume,${id}` }, { origin: { type: 'volume' } }],
    [{ __imagetype: 'gold' }, { visibility: 'public' }],
    [
      { __imagetype: 'market', __account_code: 'x' },
      { visibility: 'market', origin: { charged: true } },
    ],
    [{ status: 'odd', __os_type: 'BeOS', min_disk: null, max_ram: '' }, {}],
    [{ tags: [] }, { tags: {} }],
    [{ min_disk: '40' }, { min_disk: 40 }],
  ])('%j is %j', (attributes, expected) => {
    expect(fields({ images: [{ id, ...attributes }] })).toEqual({ id, ...expected });
  });

  it('have the key of an encrypted image, and no `encrypted: false`', () => {
    const key = '0d0466b0-e727-4d9c-b35d-f84bb474a37f';
    expect(told({ images: [{ id, virtual_env_type: 'FusionCompute', __system__cmkid: key }] })).toEqual({
      kind: 'declare.kind.images',
      things: [{ section: 'images', id, called: '', fields: { id, kind: 'system' }, key }],
    });
  });

  it('are read from lists and single images of the OpenStack client', () => {
    expect(told([{ ID: id, Name: 'web', Status: 'active' }])).toEqual({
      kind: 'declare.kind.openstack',
      things: [{ section: 'images', id, called: 'web', fields: { id, name: 'web', status: 'active' } }],
    });
    const shown = { id, name: 'web', status: 'active', min_disk: 40, tags: [], properties: { __os_type: 'Linux' } };
    expect(fields(shown)).toEqual({ id, name: 'web', status: 'active', min_disk: 40, tags: {}, os_type: 'Linux' });
  });
});

describe('keys, buckets, and Terraform states', () => {
  it('keys are read with their details, or from IDs alone', () => {
    const details = {
      key_id: id,
      domain_id: 'b168fe00ff56492495a7d22974df2d0b',
      key_alias: 'ims/default',
      realm: 'eu-west-101',
      key_state: '4',
      default_key_flag: '1',
      key_spec: 'AES_256',
    };
    expect(fields({ keys: [id], key_details: [details] })).toEqual({
      id,
      alias: 'ims/default',
      state: 'pending-deletion',
      spec: 'AES_256',
      region: 'eu-west-101',
    });
    expect(fields({ keys: [id] })).toEqual({ id });
    expect(fields({ key_info: details })).toMatchObject({ alias: 'ims/default' });
  });

  const buckets = (regions: readonly (string | undefined)[]): unknown => ({
    kind: 'declare.kind.buckets',
    things: regions.map((region, index) => ({
      section: 'buckets',
      id: `corp-${String(index + 1)}`,
      called: `corp-${String(index + 1)}`,
      fields: region === undefined ? {} : { region },
    })),
  });

  it.each([
    [
      'the output of obsutil',
      dedent`
        Bucket  CreationDate  Location
        obs://corp-1   2026-01-01T00:00:00Z   cn-north-4   OBJECT
        obs://corp-2
        Bucket number is: 2
      `,
    ],
    [
      'XML of OBS',
      dedent`
        <?xml version="1.0"?>
        <ListAllMyBucketsResult><Owner><ID>secret</ID></Owner><Buckets><Bucket><Name>corp-1</Name><Location>cn-north-4</Location></Bucket><Bucket><Name>corp-2</Name></Bucket></Buckets></ListAllMyBucketsResult>`,
    ],
    [
      'JSON of an S3 client',
      '{"Buckets":[{"Name":"corp-1","Location":"cn-north-4"},{"Name":"corp-2","CreationDate":"x"}],"Owner":{"ID":"secret"}}',
    ],
  ])('buckets are read from %s', (_, input) => {
    expect(told(input)).toEqual(buckets(['cn-north-4', undefined]));
  });

  it('the quota of private images is read from an answer with all quotas', () => {
    const resource = (type: string, quota: number): object => ({ type, used: 9, quota, min: 10, max: 500 });
    const resources = [resource('image', 120), resource('image_shared', 30), resource('image_member', 10)];
    expect(told({ quotas: { resources } })).toEqual({
      kind: 'declare.kind.quotas',
      things: [{ section: 'quotas', id: 'images', called: '', fields: { images: 120 } }],
    });
    expect(told({ quotas: { resources: [resource('vpc', 5)] } })).toEqual(['declare.unknown', {}]);
    expect(told({ quotas: { resources: [{ type: 'image', quota: 'many' }] } })).toEqual([
      'declare.fault',
      { where: 'quotas.resources[0].quota', expected: { id: 'declare.expected.number', args: {} } },
    ]);
  });

  it('resources are read from all modules of a Terraform state, and skipped types are listed', () => {
    const resource = (type: string, name: string, values: unknown): unknown => ({
      mode: 'managed',
      type,
      name,
      values,
    });
    const state = {
      format_version: '1.0',
      terraform_version: '1.9.0',
      values: {
        root_module: {
          resources: [
            resource('huaweicloud_ims_obs_data_image', 'd', {
              id,
              name: 'data',
              region: 'cn-north-4',
              min_disk: 40,
              cmk_id: '',
              tags: { a: '1' },
              data_origin: 'file,b:o',
            }),
            resource('huaweicloud_identity_user', 'u', { id: 'x', password: 'secret' }),
            { mode: 'data', type: 'huaweicloud_kms_key', name: 'no', values: { id } },
          ],
          child_modules: [
            {
              resources: [
                resource('huaweicloud_kms_key', 'golden', {
                  id: 'k',
                  key_alias: 'golden',
                  is_enabled: true,
                  domain_id: 'secret',
                }),
                resource('huaweicloud_obs_bucket', 'b', {
                  bucket: 'corp',
                  storage_class: 'STANDARD',
                  encryption: true,
                  sse_algorithm: 'kms',
                }),
                resource('huaweicloud_cbr_vault', 'v', {
                  id: 'v1',
                  type: 'server',
                  protection_type: 'replication',
                  size: 500,
                  used: 10,
                  status: 'available',
                }),
                resource('huaweicloud_cbr_checkpoint', 'nightly', {
                  id: 'p1',
                  region: 'cn-north-4',
                  vault_id: 'v1',
                  backups: [
                    { id: 'b1', type: 'OS::Nova::Server', resource_id: 's1' },
                    { id: 'b2', type: 'OS::Cinder::Volume', resource_id: 'd1' },
                  ],
                }),
                resource('huaweicloud_images_image_copy', 'c', {
                  id: 'i2',
                  name: 'copy',
                  region: 'cn-north-4',
                  target_region: 'cn-east-3',
                  kms_key_id: 'k',
                }),
              ],
            },
          ],
        },
      },
    };
    expect(told(state)).toEqual({
      kind: 'declare.kind.terraform',
      others: ['huaweicloud_identity_user'],
      things: [
        {
          section: 'images',
          id,
          called: 'data',
          fields: {
            id,
            name: 'data',
            region: 'cn-north-4',
            kind: 'data',
            min_disk: 40,
            origin: { type: 'file' },
            tags: { a: '1' },
          },
        },
        { section: 'keys', id: 'k', called: 'golden', fields: { id: 'k', alias: 'golden', state: 'enabled' } },
        {
          section: 'buckets',
          id: 'corp',
          called: 'corp',
          fields: { storage_class: 'STANDARD', encryption: 'sse-kms' },
        },
        {
          section: 'vaults',
          id: 'v1',
          called: 'v',
          fields: {
            id: 'v1',
            type: 'server',
            protect_type: 'replication',
            capacity: 500,
            used: 10,
            status: 'available',
          },
        },
        {
          section: 'backups',
          id: 'b1',
          called: 'nightly',
          fields: { id: 'b1', region: 'cn-north-4', service: 'cbr', vault: 'v1', server: 's1' },
        },
        {
          section: 'images',
          id: 'i2',
          called: 'copy',
          fields: { id: 'i2', name: 'copy', region: 'cn-east-3' },
          key: 'k',
        },
      ],
    });
    expect(JSON.stringify(told(state))).not.toContain('secret');
  });
});

describe('images of a Terraform state', () => {
  const given = {
    id,
    name: 'web',
    region: 'cn-north-4',
    description: 'secret',
    enterprise_project_id: 'secret',
    instance_id: 'secret',
    volume_id: 'secret',
    image_url: 'secret',
    agency_name: 'secret',
    owner: 'secret',
    min_disk: 40,
    min_ram: 1024,
    max_ram: 4096,
    os_type: 'Linux',
    os_version: 'CentOS 7.9 64bit',
    architecture: 'arm',
    hw_firmware_type: 'uefi',
    status: 'active',
    visibility: 'private',
    protected: true,
    cmk_id: 'k',
    tags: { a: '1' },
  };
  const { min_disk, min_ram, max_ram, os_type, os_version, architecture, hw_firmware_type, status, visibility } = given;
  const common = {
    id,
    name: 'web',
    region: 'cn-north-4',
    max_ram,
    os_type,
    architecture,
    hw_firmware_type,
    status,
    visibility,
    protected: true,
  };
  const image = { ...common, min_disk, min_ram, os_version, tags: { a: '1' } };

  it.each<[string, object, object]>([
    ['images_image', { data_origin: 'instance,s' }, { origin: { type: 'server' } }],
    ['images_image', { data_origin: 'server_backup,b' }, { kind: 'full-ecs', origin: { type: 'backup', backup: 'b' } }],
    ['images_image', { type: 'DataImage' }, { kind: 'data' }],
    ['images_image_copy', { target_region: 'cn-east-3' }, { region: 'cn-east-3' }],
    ['images_image_copy', { cmk_id: undefined, kms_key_id: 'k' }, {}],
    [
      'images_image_v2',
      { min_disk: undefined, min_ram: undefined, min_disk_gb: 40, min_ram_mb: 1024, tags: ['a=1'] },
      {},
    ],
    ['ims_image_metadata', { os_version: undefined, __os_version: 'CentOS 7.9 64bit', tags: ['a=1'] }, {}],
    ['ims_ecs_system_image', {}, { kind: 'system' }],
    ['ims_ecs_whole_image', {}, { kind: 'full-ecs' }],
    ['ims_cbr_whole_image', {}, { kind: 'full-ecs' }],
    ['ims_evs_data_image', {}, { kind: 'data' }],
    ['ims_evs_system_image', { type: 'BMS' }, { kind: 'bms' }],
    ['ims_obs_system_image', { type: 'ECS' }, { kind: 'system' }],
    ['ims_obs_iso_image', {}, { kind: 'iso', origin: { type: 'iso' } }],
    ['ims_obs_data_image', {}, { kind: 'data' }],
    ['ims_quickimport_system_image', { type: 'ECS' }, { kind: 'system' }],
    ['ims_quickimport_data_image', { type: 'DataImage' }, { kind: 'data' }],
  ])('%s with %j', (type, own, expected) => {
    const resource = { mode: 'managed', type: `huaweicloud_${type}`, name: 'r', values: { ...given, ...own } };
    expect(
      told({ format_version: '1.0', terraform_version: '1', values: { root_module: { resources: [resource] } } }),
    ).toEqual({
      kind: 'declare.kind.terraform',
      things: [{ section: 'images', id, called: 'web', fields: { ...image, ...expected }, key: 'k' }],
    });
  });

  it('are read from every resource type that creates images', () => {
    const makes = catalog.terraform.resources.filter(({ resource }) => /image(_v2|_copy|_metadata)?$/.test(resource));
    for (const { resource } of makes) {
      const state = {
        values: { root_module: { resources: [{ mode: 'managed', type: resource, name: 'r', values: given }] } },
      };
      expect(told(state), resource).toMatchObject({ things: [{ section: 'images' }] });
    }
    expect(makes.length).toBeGreaterThan(13);
  });
});

describe('damaged input', () => {
  it.each([
    ['', ['declare.empty', {}]],
    ['hello', ['declare.no-json', {}, 0]],
    ['{"images": [', ['declare.broken-off', {}, 12]],
    ['{"images": [}', ['declare.no-json', {}, 12]],
    ['{"images": [{"id": "4ca4', ['declare.broken-off', {}, 24]],
    ['{"images": [{"id": "4\\u00', ['declare.broken-off', {}, 25]],
    ['{"images": [{"min_disk": 4.', ['declare.broken-off', {}, 27]],
    ['{"images": [{"protected": tru', ['declare.broken-off', {}, 29]],
    ['{"images": [{"protected": trux', ['declare.no-json', {}, 26]],
    ['{"images": [{"id": "a\nb', ['declare.no-json', {}, 19]],
    [
      dedent`
        {"id": "${id}"}
        {"id": "${id}"}
      `,
      ['declare.second', {}, 47],
    ],
    ['{"images": []}}', ['declare.second', {}, 14]],
    ['<html>', ['declare.unknown', {}]],
    ['<ListAllMyBucketsResult><Buckets>', ['declare.broken-off', {}, 33]],
    ['[]', ['declare.unknown', {}]],
    ['7', ['declare.unknown', {}]],
    ['{"servers": []}', ['declare.unknown', {}]],
    ['{"planned_values": {}}', ['declare.terraform-plan', {}]],
    ['{"version": 4, "lineage": "x", "resources": []}', ['declare.terraform-raw', {}]],
    ['{"error": {"code": "IMG.0145", "message": "no"}}', ['declare.refusal', { said: 'IMG.0145 no' }]],
    [
      '{"images": [{"name": "x"}]}',
      ['declare.fault', { where: 'images[0].id', expected: { id: 'declare.expected.text', args: {} } }],
    ],
    [
      '{"images": {"a": 1}}',
      ['declare.fault', { where: 'images', expected: { id: 'declare.expected.list', args: {} } }],
    ],
    [
      `{"images": [{"id": "${id}", "min_disk": {}}]}`,
      ['declare.fault', { where: 'images[0].min_disk', expected: { id: 'declare.expected.number', args: {} } }],
    ],
    [
      '{"images": [7]}',
      ['declare.fault', { where: 'images[0].id', expected: { id: 'declare.expected.text', args: {} } }],
    ],
  ])('%s', (input, expected) => {
    expect(told(input)).toEqual(expected);
  });

  it('does not throw if it is cut at any offset', () => {
    const inputs = [
      JSON.stringify({ images: [image, { id }] }, null, 1),
      '<ListAllMyBucketsResult><Buckets><Bucket><Name>corp</Name></Bucket></Buckets></ListAllMyBucketsResult>',
    ];
    for (const input of inputs) {
      for (let end = 0; end < input.length; end++) expect(told(input.slice(0, end))).toBeInstanceOf(Array);
    }
  });

  it('can be deeply nested', () => {
    expect(told(`{"images": ${'['.repeat(100_000)}`)).toEqual(['declare.broken-off', {}, 100_011]);
    expect(told(`{"images": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBeInstanceOf(Array);
  });

  it('is rejected exactly if `JSON.parse` rejects it', () => {
    const texts = [
      '{}',
      '[]',
      '[1,2]',
      '[1,]',
      '{"a":1,}',
      '{"a"}',
      '01',
      '-0',
      '1e5',
      '1.',
      '.5',
      '"\\u12"',
      '"\\u1234"',
      '"\t"',
      'nul',
      'null',
      'true false',
      '[true,false]',
      '{"a":{"b":[{}]}}',
      '',
      ' ',
      '"\u2028"',
      '1 2',
      '[1 2]',
      '{"a":1 "b":2}',
      "{'a':1}",
      '1x',
    ];
    for (const text of texts) {
      let fine = true;
      try {
        JSON.parse(text);
      } catch {
        fine = false;
      }
      expect([text, jsonFaultAt(text) === undefined]).toEqual([text, fine]);
    }
  });
});
