import { fixedArguments, makesImage, resources, typeOf } from './resources';

/** What Terraform does with an existing resource when one of its arguments changes. */
export type EffectOfChange = 'updates' | 'replaces-image' | 'replaces' | 'refuses';

/** The arguments that the provider changes in place, in all types that have them. */
const inPlace: ReadonlySet<string> = new Set([
  'name',
  'description',
  'enterprise_project_id',
  'tags',
  'min_ram',
  'max_ram',
  'hw_firmware_type',
  'is_delete_backup',
  'target_project_ids',
  'visibility',
  'depends_on',
]);

/** Other types whose arguments replace them, by the arguments that do. */
const replacing: Readonly<Record<string, readonly string[]>> = {
  images_image: ['enterprise_project_id'],
  kms_key: ['key_algorithm', 'origin', 'region'],
  kms_grant: ['key_id', 'grantee_principal', 'operations', 'type'],
  obs_bucket: ['bucket', 'region'],
  obs_bucket_object: ['bucket', 'key'],
  cbr_vault: ['region', 'type', 'protection_type'],
  evs_volume: ['server_id', 'kms_id', 'multiattach', 'dedicated_storage_id', 'image_id', 'region'],
};

/**
 * Arguments that have no value after they are removed, in all types. All others keep their old value, as optional and computed arguments
 * do, or are required.
 */
const cleared: ReadonlySet<string> = new Set([
  'is_config',
  'is_quick_import',
  'type',
  'license_type',
  'file_format',
  'is_quick_export',
]);

/** More of them, by type. */
const clearedToo: Readonly<Record<string, readonly string[]>> = {
  ims_quickimport_system_image: ['architecture'],
  images_image: ['cmk_id', 'image_url', 'min_disk', 'vault_id'],
  images_image_v2: ['image_source_url', 'local_file_path', 'min_disk_gb', 'min_ram_mb', 'protected'],
};

/** What the removal of an argument does to an existing resource. */
export function effectOfRemoval(resourceType: string, argument: string): EffectOfChange {
  const isCleared = cleared.has(argument) || has(clearedToo, typeOf(resourceType), argument);
  return isCleared ? effectOfChange(resourceType, argument) : 'updates';
}

/** What a change of an argument does to an existing resource. The source is the code of the provider, see `docs/terraform.md`. */
export function effectOfChange(resourceType: string, argument: string): EffectOfChange {
  const type = typeOf(resourceType);
  const makes = makesImage(type) || type === 'images_image_v2' ? 'replaces-image' : 'replaces';
  if (has(fixedArguments, type, argument) || (type === 'ims_image_metadata' && argument === 'tags')) return 'refuses';
  if (has(replacing, type, argument)) return makes;
  const isOurs = Object.hasOwn(resources, type) || type === 'images_image_v2';
  return isOurs && !inPlace.has(argument) ? makes : 'updates';
}

function has(table: Readonly<Record<string, readonly string[]>>, type: string, argument: string): boolean {
  return Object.hasOwn(table, type) && table[type]?.includes(argument) === true;
}
