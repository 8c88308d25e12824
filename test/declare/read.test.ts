import { describe, expect, it } from 'vitest';
import { read } from '../../server/declare/read';
import { jsonFaultAt } from '../../server/text/json';

/** Kind and fields of what an input holds; or what is wrong with it, and where. */
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

/** The fields of the only thing in an input. */
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

describe('images of IMS', () => {
  it('carries over what the format has a field for, and nothing else', () => {
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

  it('names the key of an encrypted image, and does not call it unencrypted', () => {
    const key = '0d0466b0-e727-4d9c-b35d-f84bb474a37f';
    expect(told({ images: [{ id, virtual_env_type: 'FusionCompute', __system__cmkid: key }] })).toEqual({
      kind: 'declare.kind.images',
      things: [{ section: 'images', id, called: '', fields: { id, kind: 'system' }, key }],
    });
  });

  it('reads the lists and single images of the OpenStack client', () => {
    expect(told([{ ID: id, Name: 'web', Status: 'active' }])).toEqual({
      kind: 'declare.kind.openstack',
      things: [{ section: 'images', id, called: 'web', fields: { id, name: 'web', status: 'active' } }],
    });
    const shown = { id, name: 'web', status: 'active', min_disk: 40, tags: [], properties: { __os_type: 'Linux' } };
    expect(fields(shown)).toEqual({ id, name: 'web', status: 'active', min_disk: 40, tags: {}, os_type: 'Linux' });
  });
});

describe('keys, buckets and Terraform states', () => {
  it('reads keys with their details, and bare ids', () => {
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
      'the lines of obsutil',
      'Bucket  CreationDate  Location\nobs://corp-1   2026-01-01T00:00:00Z   cn-north-4   OBJECT\nobs://corp-2\nBucket number is: 2\n',
    ],
    [
      'XML of OBS',
      '<?xml version="1.0"?>\n<ListAllMyBucketsResult><Owner><ID>secret</ID></Owner><Buckets><Bucket><Name>corp-1</Name><Location>cn-north-4</Location></Bucket><Bucket><Name>corp-2</Name></Bucket></Buckets></ListAllMyBucketsResult>',
    ],
    [
      'JSON of an S3 client',
      '{"Buckets":[{"Name":"corp-1","Location":"cn-north-4"},{"Name":"corp-2","CreationDate":"x"}],"Owner":{"ID":"secret"}}',
    ],
  ])('reads buckets from %s', (_, input) => {
    expect(told(input)).toEqual(buckets(['cn-north-4', undefined]));
  });

  it('reads the resources of all modules of a Terraform state, and says which types it leaves out', () => {
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

describe('damaged input', () => {
  it.each([
    ['', ['declare.empty', {}]],
    ['hello', ['declare.no-json', {}, 0]],
    ['{"images": [', ['declare.broken-off', {}, 12]],
    ['{"images": [}', ['declare.no-json', {}, 12]],
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

  it('never throws, wherever an input is cut', () => {
    const inputs = [
      JSON.stringify({ images: [image, { id }] }, null, 1),
      '<ListAllMyBucketsResult><Buckets><Bucket><Name>corp</Name></Bucket></Buckets></ListAllMyBucketsResult>',
    ];
    for (const input of inputs) {
      for (let end = 0; end < input.length; end++) expect(told(input.slice(0, end))).toBeInstanceOf(Array);
    }
  });

  it('is not too deep for it', () => {
    expect(told(`{"images": ${'['.repeat(100_000)}`)).toEqual(['declare.broken-off', {}, 100_011]);
    expect(told(`{"images": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBeInstanceOf(Array);
  });

  it('agrees with the parser on what is JSON', () => {
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
