import { describe, expect, it } from 'vitest';
import { rules } from '../../../server/rules';
import { checkHcl } from '../../support/check-hcl';
import { dedent } from '../../support/dedent';
import { spanOf } from '../../../server/text/anchored-span';

const own = rules.filter(({ id }) => id.startsWith('tf-'));
type Texts = Parameters<typeof checkHcl>[0];

/** The findings in all files, each as `rule at text`. */
function found(texts: Texts, some: typeof rules = own): readonly string[] {
  const { findings, elsewhere, files } = checkHcl(texts, { rules: some });
  return [...findings, ...elsewhere].map(({ rule, at }) => {
    const { start, end } = spanOf(at);
    const text = files.find(({ source }) => source === at.anchor.source)?.text.slice(start, end);
    return `${rule} at ${text ?? ''}`;
  });
}

const provider = dedent`
  provider "huaweicloud" {
    region = "cn-north-4"
  }
`;
const image = dedent`
  resource "huaweicloud_ims_ecs_system_image" "golden" {
    name        = "golden"
    instance_id = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"
  }
`;
const copy = (body: string, name = 'dr'): string =>
  dedent`
    resource "huaweicloud_images_image_copy" "${name}" {
      source_image_id = huaweicloud_ims_ecs_system_image.golden.id
      name = "copy"
    ${body}}
  `;

describe('a key for a copy to another region', () => {
  const dropped = (body: string, more = ''): readonly string[] => found(`${provider}${image}${copy(body)}${more}`);

  it('is found if region and key come from variables and locals', () => {
    const more = dedent`
      variable "target" {
        default = "cn-south-1"
      }
      locals {
        key = "1d2e3f40-1111-4a5b-8c9d-0e1f2a3b4c5d"
      }
    `;
    expect(dropped('  target_region = var.target\n  kms_key_id = local.key\n', more)).toEqual([
      'tf-copy-key-dropped at kms_key_id',
    ]);
  });

  it('is found once for all instances of a block', () => {
    const body = '  for_each = toset(["cn-south-1", "cn-east-3"])\n  target_region = each.key\n  kms_key_id = "k"\n';
    expect(dropped(body)).toEqual(['tf-copy-key-dropped at kms_key_id']);
  });

  it('is found in a module', () => {
    const call = dedent`
      module "copies" {
        source = "./copies"
        target = "cn-south-1"
      }
    `;
    const module = `variable "target" {}\n${image}${copy('  target_region = var.target\n  kms_key_id = "k"\n')}`;
    expect(found({ 'main.tf': provider + call, 'copies/main.tf': module })).toEqual([
      'tf-copy-key-dropped at kms_key_id',
    ]);
  });

  it('is not found if the target, the region, or the key is unknown', () => {
    const unknown = 'variable "unknown" {}\n';
    expect(dropped('  target_region = var.unknown\n  kms_key_id = "k"\n', unknown)).toEqual([]);
    expect(dropped('  target_region = "cn-south-1"\n  kms_key_id = var.unknown\n', unknown)).toEqual([]);
    expect(found(`${image}${copy('  target_region = "cn-south-1"\n  kms_key_id = "k"\n')}`)).toEqual([]);
  });

  it('is not found if it is null or empty', () => {
    expect(dropped('  target_region = "cn-south-1"\n  kms_key_id = null\n')).toEqual([]);
    expect(dropped('  target_region = "cn-south-1"\n  kms_key_id = ""\n')).toEqual([]);
  });
});

describe('a missing dependency', () => {
  const accepter = dedent`
    provider "huaweicloud" {
      alias     = "partner"
      region    = "cn-north-4"
      domain_id = "0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d"
    }
  `;
  const share = dedent`
    resource "huaweicloud_images_image_share" "partner" {
      source_image_id    = huaweicloud_ims_ecs_system_image.golden.id
      target_project_ids = ["5f1d3c9e8a7b4c6d9e0f1a2b3c4d5e6f"]
    }
  `;
  const accept = (id: string, more = ''): string =>
    `resource "huaweicloud_images_image_share_accepter" "partner" {\n  provider = huaweicloud.partner\n  image_id = ${id}\n${more}}\n`;
  const golden = 'huaweicloud_ims_ecs_system_image.golden.id';
  const shared = `${provider}${accepter}${image}${share}`;

  it('between a share and its acceptance is found', () => {
    expect(found(shared + accept(golden))).toEqual([`tf-order-missing at ${golden}`]);
    expect(found(shared + accept(golden, '  depends_on = [huaweicloud_images_image_share.partner]\n'))).toEqual([]);
    expect(found(shared + accept('huaweicloud_images_image_share.partner.source_image_id'))).toEqual([]);
  });

  it('between an acceptance and a copy by that account is found, but not for the owner', () => {
    const accepted = shared + accept('huaweicloud_images_image_share.partner.source_image_id');
    expect(found(accepted + copy('  provider = huaweicloud.partner\n'))).toEqual([`tf-order-missing at ${golden}`]);
    expect(found(accepted + copy(''))).toEqual([]);
    const after =
      '  provider = huaweicloud.partner\n  depends_on = [huaweicloud_images_image_share_accepter.partner]\n';
    expect(found(accepted + copy(after))).toEqual([]);
  });

  it('is reported without consequences for the image', () => {
    const text = shared + accept(golden) + copy('  provider = huaweicloud.partner\n');
    expect(found(text, rules)).toEqual([`tf-order-missing at ${golden}`, `tf-order-missing at ${golden}`]);
  });

  it('through another resource is not missing', () => {
    const between = dedent`
      resource "terraform_data" "shared" {
        depends_on = [huaweicloud_images_image_share.partner]
      }
    `;
    expect(found(shared + between + accept(golden, '  depends_on = [terraform_data.shared]\n'))).toEqual([]);
  });

  it('of a module is not missing if the module call has it', () => {
    const call = (more: string): string =>
      `module "accept" {\n  source = "./accept"\n  image = ${golden}\n  providers = { huaweicloud = huaweicloud.partner }\n${more}}\n`;
    const module = dedent`
        variable "image" {}
        resource "huaweicloud_images_image_share_accepter" "a" {
          image_id = var.image
        }
      `;
    const texts = (more: string) => ({ 'main.tf': shared + call(more), 'accept/main.tf': module });
    expect(found(texts(''))).toEqual(['tf-order-missing at var.image']);
    expect(found(texts('  depends_on = [huaweicloud_images_image_share.partner]\n'))).toEqual([]);
  });

  it('between an upload and its import is found by equal strings', () => {
    const upload = dedent`
        resource "huaweicloud_obs_bucket_object" "web" {
          bucket = "files"
          key = "web.vhd"
          source = "web.vhd"
        }
      `;
    const imported = (url: string): string =>
      `resource "huaweicloud_ims_obs_system_image" "web" {\n  name = "web"\n  image_url = ${url}\n  min_disk = 40\n}\n`;
    expect(found(provider + upload + imported('"files:web.vhd"'))).toEqual(['tf-order-missing at "files:web.vhd"']);
    expect(found(provider + upload + imported('"files:other.vhd"'))).toEqual([]);
    const reference = '"${huaweicloud_obs_bucket_object.web.bucket}:${huaweicloud_obs_bucket_object.web.key}"';
    expect(found(provider + upload + imported(reference))).toEqual([]);
  });

  it('between an agency or a bucket and what uses its name is found', () => {
    const agency = dedent`
        resource "huaweicloud_identity_agency" "a" {
          name = "image_copy"
          delegated_service_name = "op_svc_ims"
        }
      `;
    const across = (name: string): string => copy(`  target_region = "cn-south-1"\n  agency_name = ${name}\n`);
    expect(found(provider + image + agency + across('"image_copy"'))).toEqual(['tf-order-missing at "image_copy"']);
    expect(found(provider + image + agency + across('huaweicloud_identity_agency.a.name'))).toEqual([]);
    const bucket = dedent`
      resource "huaweicloud_obs_bucket" "b" {
        bucket = "exports"
      }
    `;
    const exported = (url: string): string =>
      `resource "huaweicloud_ims_image_export" "e" {\n  image_id = ${golden}\n  bucket_url = ${url}\n  file_format = "qcow2"\n}\n`;
    expect(found(provider + image + bucket + exported('"exports:a.qcow2"'))).toEqual([
      'tf-order-missing at "exports:a.qcow2"',
    ]);
    expect(found(provider + image + bucket + exported('"${huaweicloud_obs_bucket.b.bucket}:a.qcow2"'))).toEqual([]);
  });

  it('between a grant of the key and a share is found', () => {
    const key = dedent`
      resource "huaweicloud_kms_key" "k" {
        key_alias = "k"
      }
    `;
    const grant = dedent`
        resource "huaweicloud_kms_grant" "g" {
          key_id = huaweicloud_kms_key.k.id
          type = "domain"
          grantee_principal = "d"
          operations = ["decrypt-datakey"]
        }
      `;
    const sealed = copy('  kms_key_id = huaweicloud_kms_key.k.id\n', 'sealed');
    const shareOf = (more: string): string =>
      dedent`
        resource "huaweicloud_images_image_share" "s" {
          source_image_id = huaweicloud_images_image_copy.sealed.id
          target_project_ids = ["p"]
        ${more}}
      `;
    const text = provider + image + key + grant + sealed;
    expect(found(text + shareOf(''))).toEqual(['tf-order-missing at huaweicloud_images_image_copy.sealed.id']);
    expect(found(text + shareOf('  depends_on = [huaweicloud_kms_grant.g]\n'))).toEqual([]);
  });

  it('is not missing if count is unknown and instances refer to each other', () => {
    const several = dedent`
      variable "number" {}
      resource "huaweicloud_images_image_share" "several" {
        count              = var.number
        source_image_id    = huaweicloud_ims_ecs_system_image.golden.id
        target_project_ids = ["5f1d3c9e8a7b4c6d9e0f1a2b3c4d5e6f"]
      }
      resource "huaweicloud_images_image_share_accepter" "several" {
        provider = huaweicloud.partner
        count    = var.number
        image_id = huaweicloud_images_image_share.several[count.index].source_image_id
      }
    `;
    expect(found(provider + accepter + image + several)).toEqual([]);
  });
});

describe('the URL of an object', () => {
  const imported = (url: string, more = ''): readonly string[] =>
    found(
      `${provider}resource "huaweicloud_ims_obs_data_image" "a" {\n  name = "a"\n  image_url = ${url}\n  min_disk = 40\n}\n${more}`,
    );

  it.each([
    '"https://files.obs.cn-north-4.myhuaweicloud.com/a.vhd"',
    '"obs://files/a.vhd"',
    '"files/a.vhd"',
    '"files"',
  ])('%s is wrong', (url) => {
    expect(imported(url)).toEqual([`tf-url-form at ${url}`]);
  });

  it.each([
    '"files:a.vhd"',
    '"files:a/b.vhd"',
    '"%s"',
    'var.url',
    '"${var.url}"',
    '"${var.url}/a.vhd"',
    'format("%s:%s", "files", "a.vhd")',
  ])('%s is not', (url) => {
    expect(imported(url, 'variable "url" {}\n')).toEqual([]);
  });

  it('is wrong with the domain name of a bucket', () => {
    const bucket = dedent`
      resource "huaweicloud_obs_bucket" "b" {
        bucket = "files"
      }
    `;
    expect(imported('"${huaweicloud_obs_bucket.b.bucket_domain_name}:a.vhd"', bucket)).toEqual([
      'tf-wrong-attribute at "${huaweicloud_obs_bucket.b.bucket_domain_name}:a.vhd"',
    ]);
  });
});

describe('the wrong attribute', () => {
  it('is found for images, agencies, and projects', () => {
    const agency = dedent`
        resource "huaweicloud_identity_agency" "a" {
          name = "image_copy"
          delegated_service_name = "op_svc_ims"
        }
      `;
    const text = dedent`
      data "huaweicloud_identity_projects" "all" {
        name = "cn-north-4"
      }
      resource "huaweicloud_images_image_share" "s" {
        source_image_id    = huaweicloud_ims_ecs_system_image.golden.name
        target_project_ids = [data.huaweicloud_identity_projects.all.projects[0].name]
      }
    `;
    expect(found(provider + image + text).map((each) => each.replace(/ at.*/s, ''))).toEqual([
      'tf-wrong-attribute',
      'tf-wrong-attribute',
    ]);
    const across = copy('  target_region = "cn-south-1"\n  agency_name = huaweicloud_identity_agency.a.id\n');
    expect(found(provider + image + agency + across)).toEqual([
      'tf-wrong-attribute at huaweicloud_identity_agency.a.id',
    ]);
  });
});

describe('a source that may be another image', () => {
  const copied = (data: string, id: string, more = ''): readonly string[] =>
    found(
      `${provider}${data}resource "huaweicloud_images_image_copy" "c" {\n  source_image_id = ${id}\n  name = "c"\n${more}}\n`,
    );

  it('is the newest one, or the first of a list', () => {
    const newest = dedent`
      data "huaweicloud_images_image" "a" {
        name = "a"
        most_recent = true
      }
    `;
    expect(copied(newest, 'data.huaweicloud_images_image.a.id')).toEqual([
      'tf-moving-source at data.huaweicloud_images_image.a.id',
    ]);
    const all = dedent`
      data "huaweicloud_images_images" "a" {
        name = "a"
      }
    `;
    expect(copied(all, 'data.huaweicloud_images_images.a.images[0].id')).toEqual([
      'tf-moving-source at data.huaweicloud_images_images.a.images[0].id',
    ]);
  });

  it('is not one that is selected by name, or whose changes are ignored', () => {
    const named = dedent`
      data "huaweicloud_images_image" "a" {
        name = "a"
      }
    `;
    expect(copied(named, 'data.huaweicloud_images_image.a.id')).toEqual([]);
    const newest = dedent`
      data "huaweicloud_images_image" "a" {
        most_recent = true
      }
    `;
    const ignored = '  lifecycle {\n    ignore_changes = [source_image_id]\n  }\n';
    expect(copied(newest, 'data.huaweicloud_images_image.a.id', ignored)).toEqual([]);
  });
});

describe('the item of a list at the index of an instance', () => {
  const counted = (count: string, name: string): readonly string[] =>
    found(
      `${provider}variable "names" {}\nlocals {\n  servers = ["a", "b"]\n}\nresource "huaweicloud_ims_ecs_system_image" "i" {\n  count = ${count}\n  name = ${name}\n  instance_id = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"\n}\n`,
    );

  it('moves if the list determines the number of instances, known or not', () => {
    expect(counted('length(local.servers)', 'local.servers[count.index]')).toEqual([
      'tf-count-shift at local.servers[count.index]',
    ]);
    expect(counted('length(var.names)', '"web-${element(var.names, count.index)}"')).toEqual([
      'tf-count-shift at "web-${element(var.names, count.index)}"',
    ]);
  });

  it('does not move otherwise', () => {
    expect(counted('2', 'local.servers[count.index]')).toEqual([]);
    expect(counted('length(var.names)', '"web-${count.index}"')).toEqual([]);
    expect(counted('length(var.names)', 'local.servers[0]')).toEqual([]);
  });
});

describe('another region than that of the provider', () => {
  const inRegion = (block: string): readonly string[] =>
    found(
      dedent`
        provider "huaweicloud" {
          region = "cn-north-4"
        ${block}}
        ${image}${copy('  target_region = "cn-south-1"\n')}`,
    );

  it('needs an access key and no endpoint of IMS', () => {
    expect(inRegion('  endpoints = { ims = "https://ims.example.com" }\n')).toEqual([
      'tf-region-needs-aksk at "cn-south-1"',
    ]);
    expect(inRegion('  endpoints = { vpc = "https://vpc.example.com" }\n')).toEqual([]);
    expect(inRegion('  token = "secret"\n')).toEqual(['tf-region-needs-aksk at "cn-south-1"']);
    expect(inRegion('  access_key = "a"\n  secret_key = "s"\n')).toEqual([]);
    expect(inRegion('')).toEqual([]);
  });
});

describe('two shares of an image', () => {
  it('overlap only if they name the same project', () => {
    const share = (name: string, projects: string): string =>
      `resource "huaweicloud_images_image_share" "${name}" {\n  source_image_id = huaweicloud_ims_ecs_system_image.golden.id\n  target_project_ids = ${projects}\n}\n`;
    const both = (first: string, second: string): readonly string[] =>
      found(`${provider}variable "a" {}\nvariable "b" {}\n${image}${share('x', first)}${share('y', second)}`);
    expect(both('["p", "q"]', '["q"]')).toEqual(['tf-share-overlap at ["q"]']);
    expect(both('["p"]', '["q"]')).toEqual([]);
    expect(both('[var.a]', '[var.b]')).toEqual([]);
    expect(both('var.a', 'var.a')).toEqual([]);
  });
});

it('an enterprise project of the provider is not reported if the image has its own', () => {
  const text = (more: string): string =>
    dedent`
      provider "huaweicloud" {
        region = "cn-north-4"
        enterprise_project_id = "e"
      }
      ${copy(more)}`;
  expect(found(text(''))).toEqual(['tf-provider-eps-unused at resource "huaweicloud_images_image_copy" "dr"']);
  expect(found(text('  enterprise_project_id = var.unknown\n'))).toEqual([]);
  expect(found(text('  target_region = "cn-south-1"\n'))).toEqual([]);
});

it('nothing is reported for resources of other providers', () => {
  expect(
    found(dedent`
      resource "aws_ami_copy" "a" {
        source_ami_id = "a"
        kms_key_id = "k"
        target_region = "r"
      }
    `),
  ).toEqual([]);
});
