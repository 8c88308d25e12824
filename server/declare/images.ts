import { imageKinds, imageOrigins } from '../model/api-values';
import type { Json } from '../syntax/change';
import {
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

/** The origin of an image: `instance,<id>`, `volume,<id>`, `file,<bucket:object>`, `server_backup,<id>`. */
export function originOf(origin: string | undefined): { readonly type: string; readonly id: string } | undefined {
  const [type = '', id = ''] = origin?.split(',') ?? [];
  const known = imageOrigins.get(type);
  return known === undefined ? undefined : { type: known, id };
}

/** An image as the IMS API and KooCLI list it. The answer has no region because the call itself is regional. */
export function imageOf(of: JsonCursor): readonly ImportedResource[] {
  const get = (name: string): JsonCursor => cursorTo(of, name);
  const id = requiredText(of, 'id');
  if (id === undefined) return [];
  const key = text(get('__system__cmkid'));
  const origin = originOf(text(get('__data_origin')));
  const whole_image = flag(get('__whole_image')) === true || origin?.type === 'backup';
  // An image created from a backup may contain one disk, so its type is not conclusive.
  const disk = text(get('__backup_id')) === undefined ? imageKinds.get(text(get('virtual_env_type')) ?? '') : undefined;
  const kind = whole_image ? 'full-ecs' : disk;
  const from = kind === 'iso' ? 'iso' : (origin?.type ?? (word(get('__root_origin'), 'file') && 'file'));
  const backup = origin?.type === 'backup' ? origin.id : text(get('__backup_id'));
  // The disks of a full-ECS image are encrypted one by one, so the image's own key is not conclusive.
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

/** The API reports `shared` for images shared by others and for own images shared with others. The owner tells them apart. */
function visibilityOf(of: JsonCursor): string | undefined {
  const type = word(cursorTo(of, '__imagetype'), 'gold', 'private', 'shared', 'market');
  if (type !== undefined) return type === 'gold' ? 'public' : type;
  return word(cursorTo(of, 'visibility'), 'private', 'public', 'shared');
}

/** Tags as `key=value`. The list is complete, even if it is empty. */
export function tagsOf(of: JsonCursor): Json | undefined {
  if (of.value === undefined || of.value === null) return undefined;
  const tags = items(of).flatMap((each) => text(each) ?? []);
  return Object.fromEntries(
    tags.map((tag) => {
      const at = tag.indexOf('=');
      return at < 0 ? [tag, ''] : [tag.slice(0, at), tag.slice(at + 1)];
    }),
  );
}

/** The fields with a value; `undefined` if there are none. */
export function present(fields: Readonly<Record<string, Json | undefined>>): Json | undefined {
  const known = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

/** An image as `openstack image list -f json` prints it: columns with titles. */
export function columnsOf(of: JsonCursor): readonly ImportedResource[] {
  const value = {
    id: cursorTo(of, 'ID').value,
    name: cursorTo(of, 'Name').value,
    status: cursorTo(of, 'Status').value,
    visibility: cursorTo(of, 'Visibility').value,
    protected: cursorTo(of, 'Protected').value,
    owner: cursorTo(of, 'Project').value,
  };
  return imageOf({ ...of, value });
}

/** An image as `openstack image show -f json` prints it: attributes of IMS are under `properties`. */
export function shownOf(of: JsonCursor): readonly ImportedResource[] {
  const properties = cursorTo(of, 'properties').value;
  const inner = typeof properties === 'object' && properties !== null ? properties : {};
  return imageOf({ ...of, value: { ...inner, ...(of.value as object) } });
}
