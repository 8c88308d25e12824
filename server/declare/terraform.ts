import { imageKinds } from '../model/api-values';
import type { Json } from '../syntax/change';
import {
  entries,
  flag,
  items,
  cursorTo,
  requiredText,
  text,
  whole,
  word,
  type ImportedResource,
  type JsonCursor,
} from './resource';
import { storageClassOf } from './buckets';
import { originOf, present, tagsOf as listedTags } from './images';

/** The resources in a state, and the resource types that are irrelevant to a manifest. */
export interface State {
  readonly found: readonly ImportedResource[];
  readonly others: readonly string[];
}

type Reader = (of: JsonCursor, name: string) => readonly ImportedResource[];

/** The readers of resources by type. The kind of some images depends on the arguments. */
const readers: Readonly<Record<string, Reader>> = {
  huaweicloud_images_image: imageOf(),
  huaweicloud_images_image_copy: imageOf(),
  huaweicloud_images_image_v2: imageOf(),
  huaweicloud_ims_image_metadata: imageOf(),
  huaweicloud_ims_ecs_system_image: imageOf('system'),
  huaweicloud_ims_evs_system_image: imageOf(),
  huaweicloud_ims_obs_system_image: imageOf(),
  huaweicloud_ims_quickimport_system_image: imageOf(),
  huaweicloud_ims_ecs_whole_image: imageOf('full-ecs'),
  huaweicloud_ims_cbr_whole_image: imageOf('full-ecs'),
  huaweicloud_ims_evs_data_image: imageOf('data'),
  huaweicloud_ims_obs_data_image: imageOf('data'),
  huaweicloud_ims_quickimport_data_image: imageOf('data'),
  huaweicloud_ims_obs_iso_image: imageOf('iso'),
  huaweicloud_kms_key: keyOf,
  huaweicloud_obs_bucket: bucketOf,
  huaweicloud_cbr_vault: vaultOf,
  huaweicloud_cbr_checkpoint: backupsOf,
};

/** The resources in `terraform show -json` from all modules. Only fields that the format has are read. */
export function stateOf(of: JsonCursor): State {
  const found: ImportedResource[] = [];
  const others = new Set<string>();
  const open = [cursorTo(cursorTo(of, 'values'), 'root_module')];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    for (const resource of items(cursorTo(module, 'resources'))) {
      const type = text(cursorTo(resource, 'type')) ?? '';
      const name = text(cursorTo(resource, 'name')) ?? '';
      const values = cursorTo(resource, 'values');
      const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
      if (text(cursorTo(resource, 'mode')) === 'data') continue;
      if (reader === undefined) others.add(type);
      else found.push(...reader(values, name));
    }
    open.push(...[...items(cursorTo(module, 'child_modules'))].reverse());
  }
  return { found, others: [...others].sort() };
}

/** Reads an image, of this kind unless its arguments decide. */
function imageOf(kind?: string): Reader {
  return (of, name) => {
    const get = (field: string): JsonCursor => cursorTo(of, field);
    const id = requiredText(of, 'id');
    if (id === undefined) return [];
    const origin = originOf(text(get('data_origin')));
    const key = text(get('cmk_id')) ?? text(get('kms_key_id'));
    // This argument with a data disk creates a data image; a vault or a backup creates a full-ECS image.
    const imageKind = kind ?? (origin?.type === 'backup' ? 'full-ecs' : imageKinds.get(text(get('type')) ?? ''));
    const fields = {
      id,
      name: text(get('name')),
      region: text(get('target_region')) ?? text(get('region')),
      kind: imageKind,
      visibility: word(get('visibility'), 'private', 'public'),
      min_disk: whole(get('min_disk')) ?? whole(get('min_disk_gb')),
      min_ram: whole(get('min_ram')) ?? whole(get('min_ram_mb')),
      max_ram: whole(get('max_ram')),
      status: word(get('status'), 'queued', 'saving', 'active', 'deleted', 'killed'),
      os_type: word(get('os_type'), 'Linux', 'Windows', 'Other'),
      os_version: text(get('os_version')) ?? text(get('__os_version')),
      architecture: word(get('architecture'), 'x86', 'arm'),
      hw_firmware_type: word(get('hw_firmware_type'), 'bios', 'uefi'),
      origin: present({
        type: imageKind === 'iso' ? 'iso' : origin?.type,
        backup: origin?.type === 'backup' ? origin.id : undefined,
      }),
      protected: flag(get('protected')),
      tags: tagsOf(get('tags')),
    };
    return [{ section: 'images', id, called: fields.name ?? name, fields, key }];
  };
}

/** Tags as a map, or as a list of `key=value`. */
function tagsOf(of: JsonCursor): Json | undefined {
  if (of.value === undefined || of.value === null) return undefined;
  if (Array.isArray(of.value)) return listedTags(of);
  return Object.fromEntries(entries(of).map(([name, value]) => [name, text(value) ?? '']));
}

function keyOf(of: JsonCursor, name: string): readonly ImportedResource[] {
  const id = requiredText(of, 'id');
  if (id === undefined) return [];
  const enabled = flag(cursorTo(of, 'is_enabled'));
  const alias = text(cursorTo(of, 'key_alias'));
  const fields = {
    id,
    alias,
    state: enabled === undefined ? undefined : enabled ? 'enabled' : 'disabled',
    spec: text(cursorTo(of, 'key_algorithm')),
    region: text(cursorTo(of, 'region')),
  };
  return [{ section: 'keys', id, called: alias ?? name, fields }];
}

function bucketOf(of: JsonCursor): readonly ImportedResource[] {
  const bucket = text(cursorTo(of, 'bucket')) ?? requiredText(of, 'id');
  if (bucket === undefined) return [];
  const algorithm = text(cursorTo(of, 'sse_algorithm'));
  const encrypted = flag(cursorTo(of, 'encryption'));
  const kms = algorithm === 'kms' ? 'sse-kms' : algorithm === 'AES256' ? 'sse-obs' : undefined;
  const fields = {
    region: text(cursorTo(of, 'region')),
    storage_class: storageClassOf(cursorTo(of, 'storage_class')),
    encryption: encrypted === true ? kms : encrypted === false ? 'none' : undefined,
  };
  return [{ section: 'buckets', id: bucket, called: bucket, fields }];
}

function vaultOf(of: JsonCursor, name: string): readonly ImportedResource[] {
  const id = requiredText(of, 'id');
  if (id === undefined) return [];
  const protection = word(cursorTo(of, 'protection_type'), 'backup', 'replication');
  const fields = {
    id,
    region: text(cursorTo(of, 'region')),
    type: text(cursorTo(of, 'type')),
    protect_type: protection,
    capacity: whole(cursorTo(of, 'size')),
    used: whole(cursorTo(of, 'used')),
    status: text(cursorTo(of, 'status')),
    auto_expand: flag(cursorTo(of, 'auto_expand')),
  };
  return [{ section: 'vaults', id, called: text(cursorTo(of, 'name')) ?? name, fields }];
}

/** The server backups of a checkpoint; those of single disks cannot become images. */
function backupsOf(of: JsonCursor, name: string): readonly ImportedResource[] {
  return items(cursorTo(of, 'backups')).flatMap((backup) => {
    const id = text(cursorTo(backup, 'id'));
    if (id === undefined || text(cursorTo(backup, 'type')) !== 'OS::Nova::Server') return [];
    const fields = {
      id,
      region: text(cursorTo(of, 'region')),
      service: 'cbr',
      vault: text(cursorTo(of, 'vault_id')),
      server: text(cursorTo(backup, 'resource_id')),
    };
    return [{ section: 'backups', id, called: name, fields }];
  });
}
