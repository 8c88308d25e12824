import type { Json } from '../syntax/change';
import { entries, flag, items, part, text, whole, word, type Found, type Part } from './found';
import { kindOf, originOf, present, tagsOf as listedTags } from './images';

/** What a state holds, and the types of resources that say nothing to a manifest. */
export interface State {
  readonly found: readonly Found[];
  readonly others: readonly string[];
}

/** The kind of image that a type of resource makes; `undefined` where its arguments tell. */
const imageKinds: Readonly<Record<string, string | undefined>> = {
  huaweicloud_images_image: undefined,
  huaweicloud_images_image_copy: undefined,
  huaweicloud_images_image_v2: undefined,
  huaweicloud_ims_image_metadata: undefined,
  huaweicloud_ims_ecs_system_image: 'system',
  huaweicloud_ims_evs_system_image: undefined,
  huaweicloud_ims_obs_system_image: undefined,
  huaweicloud_ims_quickimport_system_image: undefined,
  huaweicloud_ims_ecs_whole_image: 'full-ecs',
  huaweicloud_ims_cbr_whole_image: 'full-ecs',
  huaweicloud_ims_evs_data_image: 'data',
  huaweicloud_ims_obs_data_image: 'data',
  huaweicloud_ims_quickimport_data_image: 'data',
  huaweicloud_ims_obs_iso_image: 'iso',
};

const readers: Readonly<Record<string, (of: Part, name: string) => readonly Found[]>> = {
  huaweicloud_kms_key: keyOf,
  huaweicloud_obs_bucket: bucketOf,
  huaweicloud_cbr_vault: vaultOf,
};

/** The things of `terraform show -json`, in all modules. Of each only what the format has a field for is read. */
export function stateOf(of: Part): State {
  const found: Found[] = [];
  const others = new Set<string>();
  const open = [part(part(of, 'values'), 'root_module')];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    for (const resource of items(part(module, 'resources'))) {
      const type = text(part(resource, 'type')) ?? '';
      const name = text(part(resource, 'name')) ?? '';
      const values = part(resource, 'values');
      const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
      if (text(part(resource, 'mode')) === 'data') continue;
      if (Object.hasOwn(imageKinds, type)) found.push(...imageOf(values, name, imageKinds[type]));
      else if (reader !== undefined) found.push(...reader(values, name));
      else others.add(type);
    }
    open.push(...[...items(part(module, 'child_modules'))].reverse());
  }
  return { found, others: [...others].sort() };
}

function idOf(of: Part): string | undefined {
  const id = text(part(of, 'id'));
  if (id === undefined) of.faults.push({ where: part(of, 'id').where, expected: 'text' });
  return id;
}

function imageOf(of: Part, name: string, kind: string | undefined): readonly Found[] {
  const get = (field: string): Part => part(of, field);
  const id = idOf(of);
  if (id === undefined) return [];
  const origin = originOf(text(get('data_origin')));
  const key = text(get('cmk_id')) ?? text(get('kms_key_id'));
  // The data disk of this one argument makes a data image; a vault or a backup, one of the whole server.
  const told = kind ?? (origin?.type === 'backup' ? 'full-ecs' : kindOf(text(get('type'))));
  const fields = {
    id,
    name: text(get('name')),
    region: text(get('target_region')) ?? text(get('region')),
    kind: told,
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
      type: told === 'iso' ? 'iso' : origin?.type,
      backup: origin?.type === 'backup' ? origin.id : undefined,
    }),
    protected: flag(get('protected')),
    tags: tagsOf(get('tags')),
  };
  return [{ section: 'images', id, called: fields.name ?? name, fields, key }];
}

/** Tags as a map, or in a list as `key=value`. */
function tagsOf(of: Part): Json | undefined {
  if (of.value === undefined || of.value === null) return undefined;
  if (Array.isArray(of.value)) return listedTags(of);
  return Object.fromEntries(entries(of).map(([name, value]) => [name, text(value) ?? '']));
}

function keyOf(of: Part, name: string): readonly Found[] {
  const id = idOf(of);
  if (id === undefined) return [];
  const enabled = flag(part(of, 'is_enabled'));
  const alias = text(part(of, 'key_alias'));
  const fields = {
    id,
    alias,
    state: enabled === undefined ? undefined : enabled ? 'enabled' : 'disabled',
    spec: text(part(of, 'key_algorithm')),
    region: text(part(of, 'region')),
  };
  return [{ section: 'keys', id, called: alias ?? name, fields }];
}

function bucketOf(of: Part): readonly Found[] {
  const bucket = text(part(of, 'bucket')) ?? idOf(of);
  if (bucket === undefined) return [];
  const algorithm = text(part(of, 'sse_algorithm'));
  const encrypted = flag(part(of, 'encryption'));
  const kms = algorithm === 'kms' ? 'sse-kms' : algorithm === 'AES256' ? 'sse-obs' : undefined;
  const fields = {
    region: text(part(of, 'region')),
    storage_class: word(part(of, 'storage_class'), 'STANDARD', 'WARM', 'COLD', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING'),
    encryption: encrypted === true ? kms : encrypted === false ? 'none' : undefined,
  };
  return [{ section: 'buckets', id: bucket, called: bucket, fields }];
}

function vaultOf(of: Part, name: string): readonly Found[] {
  const id = idOf(of);
  if (id === undefined) return [];
  const protection = word(part(of, 'protection_type'), 'backup', 'replication');
  const fields = {
    id,
    region: text(part(of, 'region')),
    type: text(part(of, 'type')),
    protect_type: protection,
    capacity: whole(part(of, 'size')),
    used: whole(part(of, 'used')),
    status: text(part(of, 'status')),
    auto_expand: flag(part(of, 'auto_expand')),
  };
  return [{ section: 'vaults', id, called: text(part(of, 'name')) ?? name, fields }];
}
