import { describe, expect, it } from 'vitest';
import { limit } from '../../server/catalog/limits';
import { addressOf } from '../../server/terraform/address';
import { checkPlanFile } from '../support/check-hcl';
import { plan, resource, type Change, type Json } from './plan-file/plan';

const image = '7b5ce1a2-53a3-4f43-a1f0-2d4f6b6a0c10';
const key = '0b26f4a6-9c54-44d9-8e52-a1e3f4b5c6d7';
const region = 'cn-north-4';

const partner = {
  huaweicloud: { name: 'huaweicloud', expressions: { region: { constant_value: region } } },
  'huaweicloud.partner': {
    name: 'huaweicloud',
    alias: 'partner',
    expressions: { region: { constant_value: region }, domain_id: { constant_value: 'd1' } },
  },
};

/** The rules that report something in a plan, with addresses. The data sources were read before. */
function found(
  changes: readonly Change[],
  resources: readonly Json[],
  read: Readonly<Record<string, Json>>,
  providers: Readonly<Record<string, string>> = {},
): readonly string[] {
  const data = Object.entries(read).map(([address, values]) => {
    const [, type, name] = address.split('.');
    return { address, mode: 'data', type, name, provider_name: 'huaweicloud/huaweicloud', values };
  });
  const own = data.map(({ address, values }) =>
    resource(address, argumentsIn(values), { provider_config_key: providers[address] ?? 'huaweicloud' }),
  );
  const configuration = { provider_config: partner, root_module: { resources: [...resources, ...own] } };
  const state = { values: { root_module: { resources: data } } };
  const checked = checkPlanFile(plan(changes, {}, { configuration, prior_state: state }));
  return checked.findings.map(({ rule, at }) => `${rule} ${addressOf(checked, at) ?? ''}`);
}

/** Results of a data source are lists here, and its arguments are not. */
function argumentsIn(values: Json): Json {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value)));
}

describe('the recipients of an image that a data source lists', () => {
  const deleted: Change = {
    address: 'huaweicloud_ims_ecs_system_image.a',
    actions: ['delete'],
    before: { id: image, name: 'a', region },
  };
  const members = (member: Json): Readonly<Record<string, Json>> => ({
    'data.huaweicloud_ims_image_shared_members.a': { image_id: image, region, members: [member] },
  });
  const rule = 'delete-shared-org huaweicloud_ims_ecs_system_image.a';

  it('are an organization if they have a URN', () => {
    const urn = 'organizations:o:ou:o-1/ou-1';
    const organization = { member_id: 'ou-1', member_type: 'organization', urn, status: 'accepted' };
    expect(found([deleted], [], members(organization))).toContain(rule);
    const project = { member_id: 'p1', member_type: 'project', urn: '', status: 'accepted' };
    expect(found([deleted], [], members(project))).not.toContain(rule);
  });

  it('are unknown if the list is', () => {
    expect(found([deleted], [], { 'data.huaweicloud_ims_image_shared_members.a': { image_id: image } })).toEqual([]);
  });
});

describe('the agencies that a data source lists', () => {
  const address = 'huaweicloud_images_image_copy.c';
  const copy = { name: 'c', source_image_id: image, target_region: 'cn-south-1', agency_name: 'images', region };
  const agencies = (trusts: string): Readonly<Record<string, Json>> => ({
    'data.huaweicloud_identity_agencies.all': { agencies: [{ name: 'images', trust_domain_name: trusts }] },
  });

  it('are found by their name', () => {
    const rules = (trusts: string): readonly string[] =>
      found([{ address, after: copy }], [resource(address, copy)], agencies(trusts));
    expect(rules('another')).toContain(`cross-region-agency-missing ${address}`);
    expect(rules('op_svc_ims')).not.toContain(`cross-region-agency-missing ${address}`);
  });
});

describe('the grants of a key and the projects of an account that data sources list', () => {
  const address = 'huaweicloud_images_image_share.s';
  const app = 'huaweicloud_ims_obs_system_image.app';
  const values = { id: image, name: 'app', image_url: 'b:a.zvhd2', min_disk: 40, kms_key_id: key, region };
  const share = { source_image_id: image, target_project_ids: ['p1'], region };
  const changes: readonly Change[] = [
    { address: app, actions: ['no-op'], before: values, after: values },
    { address, after: share },
  ];
  const projects = 'data.huaweicloud_identity_projects.partner';
  const grants = (operations: readonly string[]): readonly string[] => {
    const read = {
      'data.huaweicloud_kms_key.k': { key_id: key, key_alias: 'images', region },
      'data.huaweicloud_kms_grants.k': {
        key_id: key,
        region,
        grants: [{ type: 'domain', grantee_principal: 'd1', operations }],
      },
      [projects]: { projects: [{ id: 'p1', name: region }] },
    };
    const resources = [resource(app, values), resource(address, share)];
    return found(changes, resources, read, { [projects]: 'huaweicloud.partner' });
  };

  it('give the operations that a recipient may use', () => {
    const rule = `share-key-grant-operations ${address}`;
    expect(grants(['describe-key'])).toContain(rule);
    const { values: needed } = limit('share-key-grant-operations');
    expect(grants(needed)).not.toContain(rule);
  });
});
