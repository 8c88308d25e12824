import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../server/terraform/address';
import { terraform } from '../../server/terraform/frontend';
import { checkFolder, checkPlanText } from '../../server/terraform/module-session';
import { checkPlanFile } from '../support/check-hcl';
import { onDisk } from '../support/folder-reader';
import { plan, resource, type Change } from './plan-file/plan';

const folder = path.join(import.meta.dirname, 'fixtures/plans');

/** What must be found in the plans, without advice. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'a/plan.json': [
    'copy-same-key huaweicloud_images_image_copy.c[0]',
    'copy-same-key huaweicloud_images_image_copy.c[1]',
    'cross-region-encrypted huaweicloud_images_image_copy.x["a"]',
    'cross-region-encrypted huaweicloud_images_image_copy.x["b"]',
  ],
  'b/p1.json': [
    'share-encrypted-default-key huaweicloud_images_image_share.sh',
    'share-not-shared module.acc.huaweicloud_images_image_share_accepter.a',
  ],
  'b/p2.json': [
    'share-not-shared module.acc.huaweicloud_images_image_share_accepter.a',
    'tf-key-change-replaces huaweicloud_images_image_copy.c',
    'tf-key-change-replaces huaweicloud_images_image_copy.cbd',
    'tf-replace-reexports huaweicloud_ims_image_export.e',
  ],
  'b/p3.json': [],
  'c/p.json': ['tf-import-block-replaces huaweicloud_ims_ecs_system_image.imp'],
  'd/p.json': ['tf-order-missing huaweicloud_images_image_share_accepter.ac'],
  'd/p2.json': [],
  'e/p.json': ['tf-copy-target-is-source module.m["cn-east-3"].huaweicloud_images_image_copy.c'],
};

const found = (results: ReturnType<typeof checkPlanText>): readonly string[] =>
  results
    .flatMap((checked) =>
      checked.findings
        .filter(({ severity }) => severity !== 'info')
        .map(({ rule, at }) => `${rule} ${addressOf(checked, at) ?? ''}`),
    )
    .sort();

describe('a plan', () => {
  it.each(Object.entries(expected))('%s has the expected findings', (file, findings) => {
    const full = path.join(folder, file);
    expect(found(checkPlanText({ frontend: terraform, path: full, text: readFileSync(full, 'utf8') }))).toEqual(
      findings,
    );
  });
});

describe('the configuration of a plan', () => {
  it.each(['a', 'b', 'c', 'd', 'e'])('%s has the rules that need no state', (name) => {
    const rules = (list: readonly string[]): readonly string[] => [
      ...new Set(list.map((each) => each.split(' ')[0] ?? '')),
    ];
    const texts = rules(
      found(checkFolder({ frontend: terraform, folder: path.join(folder, name), reader: onDisk(folder) })),
    );
    const first = Object.entries(expected).find(([file]) => file.startsWith(`${name}/`))?.[1] ?? [];
    const ofState = new Set(['tf-import-block-replaces']);
    expect(texts).toEqual(rules(first).filter((rule) => !ofState.has(rule)));
  });
});

/** The rules that report something in a plan, with the addresses. */
function inPlan(list: readonly Change[], root: Parameters<typeof plan>[1] = {}): readonly string[] {
  const checked = checkPlanFile(plan(list, root));
  return checked.findings.map(({ rule, at }) => `${rule} ${addressOf(checked, at) ?? ''}`).sort();
}

const copies = (of: string): readonly Change[] =>
  Array.from({ length: 7 }, (_, index) => ({
    address: `huaweicloud_images_image_copy.c[${String(index)}]`,
    after: {
      name: `c${String(index)}`,
      source_image_id: of,
      target_region: 'cn-east-3',
      agency_name: 'ims',
      region: 'cn-north-4',
    },
  }));
const expressions = {
  name: 'c',
  source_image_id: 'x',
  target_region: 'cn-east-3',
  agency_name: 'ims',
  region: 'cn-north-4',
};

describe('what may wait for more than a plan says', () => {
  const image = '7b5ce1a2-53a3-4f43-a1f0-2d4f6b6a0c10';

  const isReported = (list: readonly Change[], root: Parameters<typeof plan>[1]): boolean =>
    inPlan(list, root).some((each) => each.startsWith('cross-region-concurrency'));

  it('is not reported as running together with other resources', () => {
    const each = copies(image).map((change, index) => ({
      ...change,
      address: `huaweicloud_images_image_copy.c${String(index)}`,
    }));
    const own = (name: unknown) => ({
      resources: each.map(({ address }) => resource(address, { ...expressions, name })),
    });
    expect(isReported(each, own('c'))).toBe(true);
    expect(isReported(each, own(['local.name']))).toBe(false);
  });

  it('runs together with instances of the same resource', () => {
    const own = { resources: [resource('huaweicloud_images_image_copy.c', { ...expressions, name: ['local.name'] })] };
    expect(isReported(copies(image), own)).toBe(true);
  });
});

describe('a plan that replaces', () => {
  const before = {
    id: '7b5ce1a2-53a3-4f43-a1f0-2d4f6b6a0c10',
    name: 'a',
    instance_id: 's1',
    region: 'cn-north-4',
    protected: true,
  };
  const image = (actions: readonly string[]): Change => ({
    address: 'huaweicloud_ims_ecs_system_image.a',
    actions,
    before,
    after: { name: 'a', instance_id: 's2', region: 'cn-north-4' },
  });

  it('a protected image is told that the old one cannot be deleted, in both orders', () => {
    const root = { resources: [resource('huaweicloud_ims_ecs_system_image.a', { name: 'a', instance_id: 's2' })] };
    for (const actions of [
      ['delete', 'create'],
      ['create', 'delete'],
    ])
      expect(inPlan([image(actions)], root)).toContain('delete-protected huaweicloud_ims_ecs_system_image.a');
  });

  it('an image has what uses the old one by its ID', () => {
    const user: Change = {
      address: 'huaweicloud_compute_instance.s',
      actions: ['no-op'],
      before: { id: 's', image_id: before.id },
      after: { id: 's', image_id: before.id },
    };
    const root = {
      resources: [
        resource('huaweicloud_ims_ecs_system_image.a', { name: 'a', instance_id: 's2' }),
        resource('huaweicloud_compute_instance.s', { image_id: before.id }),
      ],
    };
    expect(inPlan([image(['delete', 'create']), user], root)).toContain(
      'delete-in-use-impact huaweicloud_ims_ecs_system_image.a',
    );
    expect(inPlan([image(['forget']), user], root)).toEqual([]);
  });

  it('an image has a server that names it by its name', () => {
    const values = { id: 's', image_name: 'a', image_id: before.id };
    const user: Change = {
      address: 'huaweicloud_compute_instance.s',
      actions: ['no-op'],
      before: values,
      after: values,
    };
    const root = {
      resources: [
        resource('huaweicloud_ims_ecs_system_image.a', { name: 'a', instance_id: 's2' }),
        resource('huaweicloud_compute_instance.s', { image_name: 'a' }),
      ],
    };
    expect(inPlan([image(['delete', 'create']), user], root)).toContain(
      'delete-in-use-impact huaweicloud_ims_ecs_system_image.a',
    );
  });

  it('an object that is left to be destroyed is deleted, too', () => {
    const deposed: Change = { ...image(['delete']), more: { deposed: 'abcd1234' } };
    expect(inPlan([deposed])).toContain(
      'delete-protected huaweicloud_ims_ecs_system_image.a (deposed object abcd1234)',
    );
  });
});

it('findings of one instance that differ in what they say are all kept', () => {
  const text = plan(
    [
      {
        address: 'huaweicloud_images_image_copy.c',
        after: { name: 'c', source_image_id: 'x', agency_name: 'ims', vault_id: 'v' },
      },
    ],
    {
      resources: [
        resource('huaweicloud_images_image_copy.c', {
          name: 'c',
          source_image_id: 'x',
          agency_name: 'ims',
          vault_id: 'v',
        }),
      ],
    },
  );
  expect(checkPlanFile(text).findings.filter(({ rule }) => rule === 'tf-copy-argument-without-target')).toHaveLength(2);
});

describe('a plan that failed', () => {
  const address = 'huaweicloud_ims_quickimport_system_image.web';
  const values = { id: 'i', name: 'web', image_url: 'golden:web.zvhd2', min_disk: 40, os_version: 'CentOS 7.6 64bit' };
  const state = {
    values: {
      root_module: {
        resources: [
          { address, mode: 'managed', type: 'huaweicloud_ims_quickimport_system_image', name: 'web', values },
        ],
      },
    },
  };
  const rulesFor = (errored: boolean, changed: Readonly<Record<string, unknown>>): readonly string[] => {
    const root = { resources: [resource(address, { ...values, id: undefined, ...changed })] };
    return checkPlanFile(plan([], root, { errored, prior_state: state })).findings.map(({ rule }) => rule);
  };

  it('has the change that the provider refuses', () => {
    expect(rulesFor(true, { min_disk: 60 })).toEqual(['tf-refused-change']);
    expect(rulesFor(true, { min_disk: 60, enable_force_new: 'true' })).toEqual([]);
    expect(rulesFor(true, {})).toEqual([]);
  });

  it('is not one that leaves out what does not change', () => {
    expect(rulesFor(false, { min_disk: 60 })).toEqual([]);
  });
});
