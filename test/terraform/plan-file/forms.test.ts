import { describe, expect, it } from 'vitest';
import { plan, printedPlan, readPlan, resource } from './plan';
import { lines } from './print';
import { dedent } from '../../support/dedent';

const unknownId = { id: true };

describe('an unknown ID', () => {
  it('is that of the only resource that the expression refers to', () => {
    const text = plan([{ address: 'key.k' }, { address: 'copy.c', unknown: { ...unknownId, kms_key_id: true } }], {
      resources: [resource('key.k', {}), resource('copy.c', { kms_key_id: ['key.k.id', 'key.k'] })],
    });
    expect(printedPlan(text)).toContain('kms_key_id = ? <- key.k.id');
  });

  it('is not guessed between two resources', () => {
    const text = plan(
      [{ address: 'key.k' }, { address: 'key.l' }, { address: 'copy.c', unknown: { ...unknownId, kms_key_id: true } }],
      { resources: [resource('copy.c', { kms_key_id: ['var.x', 'key.k.id', 'key.k', 'key.l.id', 'key.l'] })] },
    );
    expect(printedPlan(text)).toContain('kms_key_id = ? about key.k, key.l');
  });

  it('is not that of a resource with a known ID', () => {
    const text = plan(
      [
        { address: 'key.k', actions: ['no-op'], before: { id: 'k1' }, after: { id: 'k1' } },
        { address: 'key.l' },
        { address: 'copy.c', unknown: { ...unknownId, kms_key_id: true } },
      ],
      { resources: [resource('copy.c', { kms_key_id: ['key.k.id', 'key.k', 'key.l.id', 'key.l'] })] },
    );
    expect(printedPlan(text)).toContain('kms_key_id = ? <- key.l.id');
  });

  it('is not certain if a condition on a variable can result in null', () => {
    const text = plan(
      [{ address: 'key.k' }, { address: 'copy.c', unknown: { ...unknownId, kms_key_id: true } }],
      { resources: [resource('copy.c', { kms_key_id: ['var.on', 'key.k.id', 'key.k'] })] },
      { variables: { on: { value: false } } },
    );
    expect(printedPlan(text)).toContain('kms_key_id = ? about key.k');
  });

  it('was null if the expression leads only to variables or to no instance', () => {
    const text = plan(
      [{ address: 'copy.c', unknown: { ...unknownId, kms_key_id: true, vault_id: true, max_ram: true } }],
      {
        resources: [
          resource('copy.c', {
            kms_key_id: ['var.key'],
            vault_id: ['vault.v[0].id', 'vault.v[0]', 'vault.v'],
            max_ram: null,
          }),
        ],
      },
    );
    expect(printedPlan(text)).toBe('copy.c: create (huaweicloud)');
  });

  it('is that of the instance with the same key', () => {
    const text = plan(
      [
        { address: 'copy.c[0]' },
        { address: 'copy.c[1]' },
        { address: 'share.s[0]', unknown: { ...unknownId, image_id: true } },
        { address: 'share.s[1]', unknown: { ...unknownId, image_id: true } },
      ],
      {
        resources: [
          resource('share.s', { image_id: ['copy.c', 'count.index'] }, { count_expression: { constant_value: 2 } }),
        ],
      },
    );
    expect(printedPlan(text)).toBe(
      `
copy.c[0]: create (huaweicloud)

copy.c[1]: create (huaweicloud)

share.s[0]: create (huaweicloud)
  waits for copy.c[0], copy.c[1]
  image_id = ? <- copy.c[0].id

share.s[1]: create (huaweicloud)
  waits for copy.c[0], copy.c[1]
  image_id = ? <- copy.c[1].id`.trimStart(),
    );
  });

  it('is found through for_each, variables, and outputs of modules', () => {
    const text = plan(
      [
        { address: 'copy.c["eu"]' },
        { address: 'module.m["eu"].share.s', unknown: { ...unknownId, image_id: true } },
        { address: 'accepter.a["eu"]', unknown: { ...unknownId, image_id: true } },
      ],
      {
        resources: [
          resource('copy.c', {}, { for_each_expression: { constant_value: { eu: 1 } } }),
          resource(
            'accepter.a',
            { image_id: ['each.value.shared', 'each.value'] },
            { for_each_expression: { references: ['module.m'] } },
          ),
        ],
        module_calls: {
          m: {
            expressions: { image: { references: ['each.value.id', 'each.value'] } },
            for_each_expression: { references: ['copy.c'] },
            module: {
              outputs: { shared: { expression: { references: ['share.s.source_id', 'share.s'] } } },
              resources: [resource('share.s', { image_id: ['var.image'] })],
            },
          },
        },
      },
    );
    expect(printedPlan(text)).toContain(
      'module.m["eu"].share.s: create (huaweicloud)\n  waits for copy.c["eu"]\n  image_id = ? <- copy.c["eu"].id',
    );
    expect(printedPlan(text)).toContain('image_id = ? <- module.m["eu"].share.s.source_id');
  });

  it('in a list is that of the references in order', () => {
    const text = plan(
      [
        { address: 'project.a' },
        { address: 'project.b' },
        {
          address: 'share.s',
          after: { project_ids: [null, 'p', null] },
          unknown: { project_ids: [true, false, true] },
        },
      ],
      { resources: [resource('share.s', { project_ids: ['project.a.id', 'project.a', 'project.b.id', 'project.b'] })] },
    );
    expect(printedPlan(text)).toContain('project_ids = [? <- project.a.id, "p", ? <- project.b.id]');
  });

  it('is not that of a string that may contain it', () => {
    const text = plan([{ address: 'key.k' }, { address: 'copy.c', unknown: { ...unknownId, name: true } }], {
      resources: [resource('copy.c', { name: ['key.k.id', 'key.k'] })],
    });
    expect(printedPlan(text)).toContain('name = ? about key.k');
  });
});

describe('a known value', () => {
  it('is that of the resource with the ID, also if it is a literal', () => {
    const text = plan(
      [
        { address: 'image.i', actions: ['no-op'], before: { id: 'i1' }, after: { id: 'i1' } },
        { address: 'copy.c', after: { source_image_id: 'i1' } },
      ],
      { resources: [resource('image.i', {}), resource('copy.c', { source_image_id: 'i1' })] },
    );
    expect(printedPlan(text)).toContain('source_image_id = "i1" <- image.i.id');
  });

  it('is not that of a share of the image, which has the same ID', () => {
    const own = { id: 'i1', source_image_id: 'i1' };
    const text = plan(
      [
        { address: 'copy.c', after: { source_image_id: 'i1' } },
        { address: 'image.i', actions: ['no-op'], before: { id: 'i1' }, after: { id: 'i1' } },
        { address: 'share.s', actions: ['no-op'], before: own, after: own },
      ],
      { resources: [resource('copy.c', { source_image_id: ['local.image'] })] },
    );
    expect(printedPlan(text)).toContain('source_image_id = "i1" <- image.i.id');
  });

  it('is the old ID of a replaced resource only in the values before', () => {
    const text = plan(
      [
        { address: 'image.i', actions: ['delete', 'create'], before: { id: 'i1' } },
        { address: 'copy.c', after: { source_image_id: 'i1' } },
        { address: 'share.s', actions: ['delete'], before: { image_id: 'i1' } },
      ],
      { resources: [resource('copy.c', { source_image_id: 'i1' }), resource('image.i', {})] },
    );
    expect(printedPlan(text)).toContain('source_image_id = "i1"\n');
    expect(printedPlan(text)).toContain('image_id = "i1" <- image.i.id');
  });
});

describe('arguments', () => {
  it('are the written ones, and the tags of the provider', () => {
    const text = plan([{ address: 'copy.c', after: { name: 'n', min_disk: 0, tags: { a: 'b' }, other: [] } }], {
      resources: [resource('copy.c', { name: 'n' })],
    });
    expect(printedPlan(text)).toBe('copy.c: create (huaweicloud)\n  name = "n"\n  tags = {a: "b"}');
  });

  it('include nested blocks, also dynamic ones and sets in another order than the text', () => {
    const text = plan(
      [
        { address: 'key.k' },
        {
          address: 'server.s',
          after: { disk: [{ size: 20 }, { size: 10, kind: 'x' }], rule: [{ to: 1 }], timeouts: { create: '30m' } },
          unknown: { disk: [{ key_id: true }, {}] },
        },
      ],
      {
        resources: [
          resource('server.s', {
            disk: [{ size: expr(10) }, { size: expr(20), key_id: { references: ['key.k.id', 'key.k'] } }],
            timeouts: { create: expr('30m') },
          }),
        ],
      },
    );
    expect(printedPlan(text)).toContain(
      `
server.s: create (huaweicloud)
  waits for key.k
  disk
    size = 20
    key_id = ? <- key.k.id
  disk
    size = 10
  timeouts
    create = "30m"
  rule
    to = 1`.trimStart(),
    );
  });

  it('of JSON configurations are references if they also have a constant', () => {
    const text = plan([{ address: 'key.k' }, { address: 'copy.c', unknown: { kms_key_id: true } }], {
      resources: [
        resource('copy.c', { kms_key_id: { constant_value: '${key.k.id}', references: ['key.k.id', 'key.k'] } }),
      ],
    });
    expect(printedPlan(text)).toContain('kms_key_id = ? <- key.k.id');
  });

  it('that are sensitive have no value', () => {
    const text = plan(
      [
        {
          address: 'copy.c',
          actions: ['update'],
          before: { name: 'hidden-1' },
          beforeSensitive: { name: true },
          after: { name: 'hidden-2', tags: { a: 'hidden-3', b: 'c' } },
          sensitive: { name: true, tags: { a: true } },
        },
      ],
      { resources: [resource('copy.c', { name: ['var.name'] })] },
      { variables: { name: { value: 'hidden-2' } } },
    );
    expect(printedPlan(text)).toContain('name = sensitive ?');
    expect(printedPlan(text)).toContain('tags = {a: sensitive ?, b: "c"}');
  });
});

describe('the order', () => {
  it('includes depends_on of resources and modules, and of enclosing module calls', () => {
    const text = plan(
      [{ address: 'a.first' }, { address: 'module.m.b.inner' }, { address: 'c.last' }, { address: 'd.free' }],
      {
        resources: [
          resource('a.first', {}),
          resource('c.last', {}, { depends_on: ['module.m'] }),
          resource('d.free', {}),
        ],
        module_calls: { m: { depends_on: ['a.first'], module: { resources: [resource('b.inner', {})] } } },
      },
    );
    expect(printedPlan(text)).toBe(
      dedent`
        a.first: create (huaweicloud)

        module.m.b.inner: create (huaweicloud)
          waits for a.first

      ` + 'c.last: create (huaweicloud)\n  waits for module.m.b.inner\n\nd.free: create (huaweicloud)',
    );
  });

  it('depends on one instance for a constant index, otherwise on all', () => {
    const text = plan(
      [
        { address: 'a.x[0]' },
        { address: 'a.x[1]' },
        { address: 'b.one', unknown: { v_id: true } },
        { address: 'b.all', unknown: { v_id: true } },
      ],
      {
        resources: [
          resource('b.one', { v_id: ['a.x[0].id', 'a.x[0]', 'a.x'] }),
          resource('b.all', { v_id: ['a.x', 'var.i'] }),
        ],
      },
    );
    expect(printedPlan(text)).toContain('b.one: create (huaweicloud)\n  waits for a.x[0]\n  v_id = ? <- a.x[0].id');
    expect(printedPlan(text)).toContain(
      'b.all: create (huaweicloud)\n  waits for a.x[0], a.x[1]\n  v_id = ? about a.x[0], a.x[1]',
    );
  });

  it('of deleted resources comes from the state, by the address before a move', () => {
    const text = plan(
      [
        {
          address: 'a.new',
          actions: ['no-op'],
          before: { id: '1' },
          after: { id: '1' },
          more: { previous_address: 'a.old' },
        },
        { address: 'b.gone', actions: ['delete'], before: { id: '2' } },
        { address: 'b.gone', actions: ['delete'], before: { id: '3' }, more: { deposed: 'abcd1234' } },
      ],
      { resources: [resource('a.new', {})] },
      {
        prior_state: {
          values: {
            root_module: {
              resources: [
                { address: 'b.gone', mode: 'managed', type: 'b', name: 'gone', values: {}, depends_on: ['a.old'] },
              ],
            },
          },
        },
      },
    );
    expect(printedPlan(text)).toBe(
      `
a.new: no-op (huaweicloud)

b.gone: delete (huaweicloud)
  waits for a.new
  id = "2"

b.gone (deposed object abcd1234): delete deposed (huaweicloud)
  waits for a.new
  id = "3"`.trimStart(),
    );
  });
});

describe('resources without changes in a plan', () => {
  it('are in its prior state, like data sources', () => {
    const values = { id: 'k1', key_state: '2', tags: {}, secret: 'hidden' };
    const text = plan(
      [],
      { resources: [resource('data.key.k', { key_alias: 'a' }), resource('image.i', { name: 'n' })] },
      {
        prior_state: {
          values: {
            root_module: {
              resources: [
                {
                  address: 'data.key.k',
                  mode: 'data',
                  type: 'key',
                  name: 'k',
                  values,
                  sensitive_values: { secret: true },
                },
                { address: 'image.i', mode: 'managed', type: 'image', name: 'i', values: { id: 'i1', name: 'n' } },
              ],
            },
          },
        },
      },
    );
    expect(printedPlan(text)).toBe(
      'data.key.k: no-op (huaweicloud)\n  id = "k1"\n  key_state = "2"\n  secret = sensitive ?\n\nimage.i: no-op (huaweicloud)\n  name = "n"',
    );
  });
});

describe('provider configurations', () => {
  it('have no secrets, and no values that may come from an expression', () => {
    const text = plan(
      [{ address: 'copy.c' }],
      { resources: [resource('copy.c', {})] },
      {
        variables: { env: { value: 'prod' }, project: { value: '0123456789abcdef0123456789abcdef' } },
        configuration: {
          provider_config: {
            huaweicloud: {
              name: 'huaweicloud',
              expressions: {
                region: { references: ['var.env'] },
                project_id: { references: ['var.project'] },
                secret_key: { constant_value: 'hidden' },
                assume_role: [{ agency_name: { constant_value: 'a' } }],
              },
            },
          },
          root_module: { resources: [resource('copy.c', {})] },
        },
      },
    );
    const [copy] = readPlan(text).instances;
    if (copy === undefined) throw new Error('The plan has no instance.');
    expect(lines(copy.provider.arguments, '').join('\n')).toBe(
      'region = ?\nproject_id = "0123456789abcdef0123456789abcdef"\nsecret_key = sensitive ?\nassume_role\n  agency_name = "a"',
    );
  });

  it('distinguish accounts by their secrets', () => {
    const provider = (key: unknown): unknown => ({ name: 'huaweicloud', expressions: { access_key: key } });
    const text = plan(
      [{ address: 'a.x' }, { address: 'b.x' }, { address: 'c.x' }, { address: 'd.x' }],
      {},
      {
        variables: { one: { value: 'hidden-1' }, two: { value: 'hidden-2' } },
        configuration: {
          provider_config: {
            huaweicloud: provider({ references: ['var.one'] }),
            'huaweicloud.same': provider(expr('hidden-1')),
            'huaweicloud.two': provider({ references: ['var.two'] }),
            'huaweicloud.mixed': provider({ references: ['var.one', 'var.two'] }),
          },
          root_module: {
            resources: ['', '.same', '.two', '.mixed'].map((alias, index) =>
              resource(`${'abcd'.charAt(index)}.x`, {}, { provider_config_key: `huaweicloud${alias}` }),
            ),
          },
        },
      },
    );
    const keys = readPlan(text).instances.map((each) => each.provider.arguments.values.get('access_key')?.value);
    const [one, same, two, mixed] = keys;
    expect(JSON.stringify(keys)).not.toContain('hidden');
    expect(one).toMatchObject({ sensitive: true, variable: 'huaweicloud.access_key' });
    expect(same).toEqual(one);
    expect(two).toMatchObject({ sensitive: true, variable: 'huaweicloud.two.access_key' });
    expect(mixed).toEqual({ type: 'unknown', sensitive: true });
  });
});

describe('plans of OpenTofu', () => {
  it('can have another version of the format, another registry, and unknown properties', () => {
    const text = plan(
      [
        {
          address: 'copy.c',
          after: { name: 'n' },
          more: { provider_name: 'registry.opentofu.org/huaweicloud/huaweicloud' },
        },
      ],
      { resources: [resource('copy.c', { name: 'n' }, { something_new: {} })] },
      { format_version: '1.0', terraform_version: '1.10.0', encryption: {}, timestamp: '2026-01-01T00:00:00Z' },
    );
    expect(printedPlan(text)).toBe('copy.c: create (huaweicloud)\n  name = "n"');
  });
});

function expr(constant: unknown): unknown {
  return { constant_value: constant };
}
