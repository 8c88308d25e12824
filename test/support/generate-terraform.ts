/** A configuration of as many resources as wanted, in files of twenty: images with a key, copies, shares and exports. */
export function generatedModule(resources: number): ReadonlyMap<string, string> {
  const files = new Map([['main.tf', shared]]);
  for (let first = 0; first < resources; first += 20) {
    const blocks = Array.from({ length: Math.min(20, resources - first) }, (_, index) => block(first + index));
    files.set(`images-${String(first / 20 + 1)}.tf`, blocks.join('\n'));
  }
  return files;
}

/** The plan that creates the same resources, as `terraform show -json` prints it. */
export function generatedPlan(resources: number): string {
  const key = { type: 'huaweicloud_kms_key', name: 'golden', arguments: { key_alias: 'golden' } };
  const all = [key, ...Array.from({ length: resources }, (_, index) => resource(index))];
  const provider = 'registry.terraform.io/huaweicloud/huaweicloud';
  const known = (given: Resource['arguments']) =>
    Object.fromEntries(Object.entries(given).filter(([, value]) => !isReference(value)));
  const changes = all.map(({ type, name, arguments: given }) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    provider_name: provider,
    change: {
      actions: ['create'],
      before: null,
      after: known(given),
      after_unknown: Object.fromEntries([
        ['id', true],
        ...Object.entries(given).flatMap(([argument, value]) => (isReference(value) ? [[argument, true]] : [])),
      ]) as unknown,
      before_sensitive: false,
      after_sensitive: {},
    },
  }));
  const written = all.map(({ type, name, arguments: given }) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    provider_config_key: 'huaweicloud',
    expressions: Object.fromEntries(
      Object.entries(given).map(([argument, value]) => [
        argument,
        isReference(value)
          ? { references: [value.reference, value.reference.replace(/\.id$/, '')] }
          : { constant_value: value },
      ]),
    ),
    schema_version: 0,
  }));
  const providers = {
    huaweicloud: {
      name: 'huaweicloud',
      full_name: provider,
      expressions: { region: { constant_value: 'cn-north-4' } },
    },
  };
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.8',
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: { provider_config: providers, root_module: { resources: written } },
  });
}

interface Reference {
  readonly reference: string;
}

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | number | readonly string[] | Reference>>;
}

function isReference(value: Resource['arguments'][string]): value is Reference {
  return typeof value === 'object' && 'reference' in value;
}

function block(index: number): string {
  const { type, name, arguments: given } = resource(index);
  const width = Math.max(...Object.keys(given).map((argument) => argument.length));
  const lines = Object.entries(given).map(
    ([argument, value]) =>
      `  ${argument.padEnd(width)} = ${isReference(value) ? value.reference : JSON.stringify(value)}\n`,
  );
  return `resource "${type}" "${name}" {\n${lines.join('')}}\n`;
}

const shared = `provider "huaweicloud" {
  region = "cn-north-4"
}

resource "huaweicloud_kms_key" "golden" {
  key_alias = "golden"
}
`;

function resource(index: number): Resource {
  const number = String(index);
  const key = { reference: 'huaweicloud_kms_key.golden.id' };
  const image = { reference: `huaweicloud_ims_obs_system_image.image-${String(index - (index % 4))}.id` };
  switch (index % 4) {
    case 0:
      return {
        type: 'huaweicloud_ims_obs_system_image',
        name: `image-${number}`,
        arguments: {
          name: `image-${number}`,
          image_url: `golden-files:images/${number}.qcow2`,
          min_disk: 40,
          os_version: 'Ubuntu 22.04 server 64bit',
          cmk_id: key,
        },
      };
    case 1:
      return {
        type: 'huaweicloud_images_image_copy',
        name: `copy-${number}`,
        arguments: { source_image_id: image, name: `copy-${number}`, kms_key_id: key },
      };
    case 2:
      return {
        type: 'huaweicloud_images_image_share',
        name: `share-${number}`,
        arguments: {
          source_image_id: { reference: `huaweicloud_images_image_copy.copy-${String(index - 1)}.id` },
          target_project_ids: ['5a1b2c3d4e5f60718293a4b5c6d7e8f9'],
        },
      };
    default:
      return {
        type: 'huaweicloud_ims_image_export',
        name: `export-${number}`,
        arguments: { image_id: image, bucket_url: `golden-files:exports/${number}.qcow2`, file_format: 'qcow2' },
      };
  }
}
