import type { Action } from '../actions';
import type { Section } from '../sections';

/** A resource type in the checks. The source of all rows is the provider's code, see `docs/terraform.md`. */
interface ResourceRow {
  /** The action that creates a resource of the type; `choose` if its arguments decide. */
  readonly action: Action | 'choose';
  /** The arguments for the fields of the step, by field. `bucket` and `object` both come from `bucket_url`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Fields that are the same for all resources of the type. Arguments override them. */
  readonly fixed?: Readonly<Record<string, string | boolean>>;
}

/** The arguments of fields with another name. */
const argumentNames: Readonly<Record<string, string>> = {
  file: 'image_url',
  kind: 'type',
  key: 'cmk_id',
  server: 'instance_id',
  disk: 'volume_id',
  vault: 'vault_id',
  backup: 'backup_id',
  image: 'image_id',
  bucket: 'bucket_url',
  object: 'bucket_url',
  projects: 'target_project_ids',
  agency: 'agency_name',
};

/** The arguments for some fields. `others` are those of a type that calls them differently. */
function argumentsFor(fields: readonly string[], others: ResourceRow['fields'] = {}): ResourceRow['fields'] {
  return Object.fromEntries(fields.map((field) => [field, others[field] ?? argumentNames[field] ?? field]));
}

const naming = ['name', 'description', 'enterprise_project_id', 'tags'];
const memory = ['min_ram', 'max_ram'];
const file = ['file', 'min_disk'];
const system = ['os_version', 'architecture'];
const exported = argumentsFor(['image', 'bucket', 'object', 'file_format', 'is_quick_export']);

/** The resource types that perform an operation on images, by their names without the provider. */
export const resources: Readonly<Record<string, ResourceRow>> = {
  ims_obs_system_image: {
    action: 'import',
    fields: argumentsFor([
      ...naming,
      ...memory,
      ...file,
      'kind',
      'key',
      'is_config',
      'is_quick_import',
      'os_type',
      ...system,
    ]),
    fixed: { kind: 'system' },
  },
  ims_obs_data_image: {
    action: 'import',
    fields: argumentsFor([...naming, ...file, 'key', 'os_type']),
    fixed: { kind: 'data' },
  },
  ims_obs_iso_image: {
    action: 'import',
    fields: argumentsFor([...naming, ...memory, ...file, 'key', 'is_config', ...system]),
    fixed: { kind: 'iso' },
  },
  ims_quickimport_system_image: {
    action: 'import',
    fields: argumentsFor([...naming, ...file, 'kind', ...system, 'hw_firmware_type', 'license_type']),
    fixed: { kind: 'system', is_quick_import: true },
  },
  ims_quickimport_data_image: {
    action: 'import',
    fields: argumentsFor([...naming, ...file, 'os_type']),
    fixed: { kind: 'data', is_quick_import: true },
  },
  ims_image_registration: { action: 'import', fields: argumentsFor(['file']) },
  ims_ecs_system_image: { action: 'create-from-server', fields: argumentsFor([...naming, ...memory, 'server']) },
  ims_evs_system_image: {
    action: 'create-from-disk',
    fields: argumentsFor([...naming, ...memory, 'disk', 'kind', 'os_version']),
    fixed: { kind: 'system' },
  },
  ims_evs_data_image: {
    action: 'create-from-disk',
    fields: argumentsFor([...naming, 'disk']),
    fixed: { kind: 'data' },
  },
  ims_ecs_whole_image: {
    action: 'create-full-ecs',
    fields: argumentsFor([...naming, ...memory, 'server', 'vault']),
  },
  ims_cbr_whole_image: {
    action: 'create-full-ecs',
    fields: argumentsFor([...naming, ...memory, 'backup']),
    fixed: { whole_image_type: 'CBR' },
  },
  images_image: {
    action: 'choose',
    fields: argumentsFor([
      ...naming,
      ...memory,
      ...file,
      'kind',
      'key',
      'is_config',
      'os_version',
      'server',
      'vault',
      'backup',
      'disk',
    ]),
  },
  images_image_copy: {
    action: 'choose',
    fields: argumentsFor(
      ['name', 'description', 'enterprise_project_id', 'image', 'key', 'target_region', 'agency', 'vault'],
      { image: 'source_image_id', key: 'kms_key_id' },
    ),
  },
  images_image_share: { action: 'share', fields: argumentsFor(['image', 'projects'], { image: 'source_image_id' }) },
  images_image_share_accepter: { action: 'accept-share', fields: argumentsFor(['image', 'vault']) },
  ims_image_export: { action: 'export', fields: exported },
  imsv21_image_export: { action: 'export', fields: exported },
};

/** The fields of the action that creates a resource, without those that the provider does not send with it. */
export const sent: Readonly<Record<string, Partial<Record<Action, readonly string[]>>>> = {
  images_image: {
    import: [...naming, ...memory, ...file, 'kind', 'key', 'is_config', 'os_version'],
    'create-from-server': [...naming, ...memory, 'server'],
    'create-full-ecs': [...naming, ...memory, 'server', 'vault', 'backup'],
    'create-from-disk': ['name', 'description', 'tags', 'disk'],
  },
  images_image_copy: {
    'copy-in-region': ['name', 'description', 'enterprise_project_id', 'image', 'key'],
    'copy-cross-region': ['name', 'description', 'image', 'target_region', 'agency', 'vault'],
  },
};

/** Alternative names of a type. */
const aliases: Readonly<Record<string, string>> = {
  compute_instance_v2: 'compute_instance',
  compute_volume_attach_v2: 'compute_volume_attach',
  csbs_backup_v1: 'csbs_backup',
  kms_key_v1: 'kms_key',
  iam_agency: 'identity_agency',
  iam_agency_v3: 'identity_agency',
  identity_project_v3: 'identity_project',
  identity_policy_agency_attach: 'identityv5_policy_agency_attach',
};

const provider = 'huaweicloud_';

/** The type without the prefix of its provider, or the type that it is an alias of; empty for other providers. */
export function typeOf(type: string): string {
  if (!type.startsWith(provider)) return '';
  const own = type.slice(provider.length);
  return (Object.hasOwn(aliases, own) ? aliases[own] : undefined) ?? own;
}

/** The attributes of resources and data sources that identify resources, by section and type; `#` is any index or key. */
export const identities: Readonly<Partial<Record<Section, Readonly<Record<string, readonly string[]>>>>> = {
  images: {
    ims_image_metadata: ['id'],
    images_image_v2: ['id'],
    'data.images_image': ['id', 'image_id'],
    'data.images_images': ['images.#.id'],
    'data.ims_images_by_tags': ['resources.#.resource_id'],
  },
  keys: {
    kms_key: ['id', 'key_id'],
    kms_key_replicate: ['id'],
    'data.kms_key': ['id', 'key_id'],
    'data.kms_keys': ['keys.#.id'],
  },
  buckets: { obs_bucket: ['bucket', 'id'], 'data.obs_buckets': ['buckets.#.bucket'] },
  servers: {
    compute_instance: ['id'],
    bms_instance: ['id'],
    'data.compute_instance': ['id'],
    'data.compute_instances': ['instances.#.id'],
  },
  vaults: { cbr_vault: ['id'], 'data.cbr_vaults': ['vaults.#.id'] },
  backups: {
    cbr_checkpoint: ['backups.#.id'],
    csbs_backup: ['id'],
    cbr_backup_share_accepter: ['id'],
    ims_ecs_whole_image: ['backup_id'],
    'data.cbr_backup': ['id'],
    'data.cbr_backups': ['backups.#.id'],
  },
  agencies: { identity_agency: ['name'], identity_trust_agency: ['name'], identity_service_agency: ['name'] },
};

/** Attributes that have the value of an argument of the same resource. */
export const sameAs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  images_image_share: { id: 'source_image_id' },
  ims_image_export: { id: 'image_id' },
  imsv21_image_export: { id: 'image_id' },
  ims_image_registration: { id: 'image_id' },
  obs_bucket: { id: 'bucket' },
  obs_bucket_object: { id: 'key' },
  kms_key: { key_id: 'id' },
};

/** The types of resources whose `id` is that of the image that they create. */
export const imageMakers: readonly string[] = Object.keys(resources).filter(
  (type) => type !== 'ims_image_registration' && !/share|export/.test(type),
);

/** Whether the `id` of a resource of this type is that of the image that it creates. */
export function makesImage(type: string): boolean {
  return imageMakers.includes(type);
}

/** Arguments that have an image which others were or will be created from, by type; before a dot is a block. */
export const imageUsers: Readonly<Record<string, readonly string[]>> = {
  compute_instance: ['image_id', 'data_disks.data_image_id'],
  bms_instance: ['image_id'],
  evs_volume: ['image_id'],
  evsv3_volume: ['image_id'],
  as_configuration: ['instance_config.image'],
  compute_os_change: ['imageid'],
  workspace_desktop: ['image_id'],
  workspace_desktop_pool: ['image_id'],
  workspace_app_server_group: ['image_id'],
  iec_server: ['image_id'],
  cph_server: ['image_id'],
  modelarts_devserver: ['image_id'],
};

/** Arguments that the provider refuses to change after a resource is created, by type. */
export const fixedArguments: Readonly<Record<string, readonly string[]>> = {
  ims_quickimport_system_image: ['os_version', 'image_url', 'min_disk', 'type', 'architecture', 'license_type'],
  ims_quickimport_data_image: ['image_url', 'min_disk', 'type', 'os_type'],
  imsv21_image_export: ['image_id', 'bucket_url', 'file_format', 'is_quick_export'],
  ims_image_metadata: [
    '__os_version',
    'visibility',
    'name',
    'protected',
    'container_format',
    'disk_format',
    'min_ram',
    'min_disk',
  ],
  ims_image_registration: ['image_id', 'image_url'],
  kms_alias: ['key_id', 'alias'],
  kms_key_replicate: ['key_id', 'replica_region', 'key_alias', 'replica_project_id'],
  evsv3_volume: ['multiattach', 'dedicated_storage_id', 'image_id'],
  bms_volume_attach: ['server_id', 'volume_id'],
  identity_agency: ['name'],
};
