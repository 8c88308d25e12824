import type { Json } from '../syntax/change';
import { flag, items, part, text, whole, word, type Found, type Part } from './found';

const kinds: Readonly<Record<string, string>> = {
  FusionCompute: 'system',
  ECS: 'system',
  Ironic: 'bms',
  BMS: 'bms',
  DataImage: 'data',
  IsoImage: 'iso',
};
const origins: Readonly<Record<string, string>> = {
  instance: 'server',
  volume: 'volume',
  file: 'file',
  server_backup: 'backup',
};

/** What an image's type means for its kind. */
export function kindOf(type: string | undefined): string | undefined {
  return type !== undefined && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
}

/** Where an image came from: `instance,<id>`, `volume,<id>`, `file,<bucket:object>`, `server_backup,<id>`. */
export function originOf(origin: string | undefined): { readonly type: string; readonly id: string } | undefined {
  const [type = '', id = ''] = origin?.split(',') ?? [];
  const known = Object.hasOwn(origins, type) ? origins[type] : undefined;
  return known === undefined ? undefined : { type: known, id };
}

/** An image as the IMS API and KooCLI list it. Its region is that of the call and not in the answer. */
export function imageOf(of: Part): readonly Found[] {
  const get = (name: string): Part => part(of, name);
  const id = text(get('id'));
  if (id === undefined) {
    of.faults.push({ where: get('id').where, expected: 'text' });
    return [];
  }
  const key = text(get('__system__cmkid'));
  const origin = originOf(text(get('__data_origin')));
  const whole_image = flag(get('__whole_image')) === true || origin?.type === 'backup';
  // An image made from a backup may be of one disk: its type does not tell.
  const disk = text(get('__backup_id')) === undefined ? kindOf(text(get('virtual_env_type'))) : undefined;
  const kind = whole_image ? 'full-ecs' : disk;
  const from = kind === 'iso' ? 'iso' : (origin?.type ?? (word(get('__root_origin'), 'file') && 'file'));
  const backup = origin?.type === 'backup' ? origin.id : text(get('__backup_id'));
  // The disks of a full-ECS image are encrypted one by one: no key of the image says nothing of them.
  const plain = kind !== undefined && kind !== 'full-ecs' && key === undefined;
  const arm = flag(get('__support_arm'));
  const fields = {
    id,
    name: text(get('name')),
    kind,
    visibility: visibilityOf(of),
    ...(plain ? { encrypted: false } : {}),
    min_disk: whole(get('min_disk')),
    min_ram: whole(get('min_ram')),
    max_ram: whole(get('max_ram')),
    status: word(get('status'), 'queued', 'saving', 'active', 'deleted', 'killed'),
    os_type: word(get('__os_type'), 'Linux', 'Windows', 'Other'),
    os_version: text(get('__os_version')),
    architecture: word(get('architecture'), 'x86', 'arm') ?? (arm === undefined ? undefined : arm ? 'arm' : 'x86'),
    hw_firmware_type: word(get('hw_firmware_type'), 'bios', 'uefi'),
    origin: present({
      type: from,
      platform: text(get('__platform')),
      backup,
      charged: text(get('__account_code')) === undefined ? undefined : true,
    }),
    protected: flag(get('protected')),
    tags: tagsOf(get('tags')),
  };
  const owner = fields.visibility === 'shared' ? text(get('owner')) : undefined;
  return [{ section: 'images', id, called: fields.name ?? '', fields, key, owner }];
}

/** `shared` is said of images of others and of one's own that are shared with others: the owner tells which. */
function visibilityOf(of: Part): string | undefined {
  const type = word(part(of, '__imagetype'), 'gold', 'private', 'shared', 'market');
  if (type !== undefined) return type === 'gold' ? 'public' : type;
  return word(part(of, 'visibility'), 'private', 'public', 'shared');
}

/** Tags as `key=value`. A list is complete, an empty one too. */
export function tagsOf(of: Part): Json | undefined {
  if (of.value === undefined || of.value === null) return undefined;
  const tags = items(of).flatMap((each) => text(each) ?? []);
  return Object.fromEntries(
    tags.map((tag) => {
      const at = tag.indexOf('=');
      return at < 0 ? [tag, ''] : [tag.slice(0, at), tag.slice(at + 1)];
    }),
  );
}

/** A map of what is known, where anything is. */
export function present(fields: Readonly<Record<string, Json | undefined>>): Json | undefined {
  const known = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

/** An image as `openstack image list -f json` has it: columns with titles. */
export function columnsOf(of: Part): readonly Found[] {
  const value = {
    id: part(of, 'ID').value,
    name: part(of, 'Name').value,
    status: part(of, 'Status').value,
    visibility: part(of, 'Visibility').value,
    protected: part(of, 'Protected').value,
    owner: part(of, 'Project').value,
  };
  return imageOf({ ...of, value });
}

/** An image as `openstack image show -f json` has it: attributes of its own service under `properties`. */
export function shownOf(of: Part): readonly Found[] {
  const properties = part(of, 'properties').value;
  const inner = typeof properties === 'object' && properties !== null ? properties : {};
  return imageOf({ ...of, value: { ...inner, ...(of.value as object) } });
}
