import {
  dict,
  either,
  flag,
  id,
  list,
  map,
  oneOf,
  ref,
  scalar,
  text,
  whole,
  type Fields,
  type Shape,
} from './decoders';
import type { Located } from './located';
import { perSection, type Section } from './sections';

const uuid = id(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);

/** The disk of a server: its size in GiB, and its encryption. */
const disk = {
  id: text,
  size: whole,
  key: ref('keys'),
  encrypted: flag,
  local: flag,
  storage: oneOf('evs', 'dss', 'dess'),
  shared: flag,
};

/** The account that a resource belongs to. */
const owner = { account: ref('accounts') };

/** The quotas of an account: of private images in each region, and of tags on an image. */
export const quotas = { images: whole, tags: whole };

/** The fields of the declarations in each section. The manifest's schema describes their meaning. */
export const sectionFields = {
  keys: {
    ...owner,
    id: uuid,
    alias: text,
    state: oneOf('pending-activation', 'enabled', 'disabled', 'pending-deletion', 'pending-import'),
    spec: text,
    region: text,
    grants: list(map({ account: ref('accounts'), operations: list(text) })),
  },
  buckets: {
    ...owner,
    name: text,
    region: text,
    storage_class: oneOf('STANDARD', 'WARM', 'COLD', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING'),
    encryption: oneOf('none', 'sse-kms', 'sse-obs'),
  },
  files: {
    bucket: ref('buckets'),
    object: text,
    format: oneOf('vhd', 'vmdk', 'qcow2', 'raw', 'vhdx', 'qcow', 'vdi', 'qed', 'zvhd', 'zvhd2', 'iso'),
    size: whole,
    virtual_size: whole,
    encryption: oneOf('none', 'sse-kms', 'sse-obs', 'sse-c'),
    key: ref('keys'),
    storage_class: oneOf('STANDARD', 'WARM', 'COLD', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING'),
    optimized: flag,
    bitmap: flag,
  },
  servers: {
    ...owner,
    id: uuid,
    kind: oneOf('ecs', 'bms'),
    region: text,
    status: text,
    vault: ref('vaults'),
    os_type: oneOf('Linux', 'Windows', 'Other'),
    from: map({ image: ref('images') }),
    system_disk: map(disk),
    data_disks: dict(map(disk)),
  },
  vaults: {
    ...owner,
    id: uuid,
    region: text,
    type: text,
    protect_type: oneOf('backup', 'replication'),
    capacity: whole,
    used: whole,
    status: text,
    auto_expand: flag,
  },
  backups: {
    ...owner,
    id: uuid,
    region: text,
    service: oneOf('cbr', 'csbs'),
    status: text,
    vault: ref('vaults'),
    server: ref('servers'),
    shared_by: ref('accounts'),
    disks: list(map({ role: oneOf('system', 'data'), size: whole, encrypted: flag, key: ref('keys'), shared: flag })),
  },
  agencies: {
    ...owner,
    trusts: text,
    policies: list(text),
    projects: either(oneOf('all'), list(text)),
  },
  accounts: {
    domain_id: id(/^[0-9a-f]{32}$/i),
    region: text,
    site: oneOf('intl', 'cn', 'eu'),
    projects: dict(text),
    all_projects: flag,
    quotas: map(quotas),
  },
  images: {
    ...owner,
    id: uuid,
    name: text,
    region: text,
    kind: oneOf('system', 'data', 'full-ecs', 'iso', 'bms'),
    visibility: oneOf('private', 'public', 'shared', 'market'),
    key: ref('keys'),
    encrypted: flag,
    size: whole,
    min_disk: whole,
    min_ram: whole,
    max_ram: whole,
    status: oneOf('queued', 'saving', 'active', 'deleted', 'killed'),
    os_type: oneOf('Linux', 'Windows', 'Other'),
    os_version: text,
    architecture: oneOf('x86', 'arm'),
    hw_firmware_type: oneOf('bios', 'uefi'),
    origin: map({
      type: oneOf('public-image', 'market-image', 'file', 'server', 'volume', 'backup', 'iso'),
      platform: text,
      backup: ref('backups'),
      backup_service: oneOf('cbr', 'csbs'),
      charged: flag,
      own: flag,
    }),
    market: oneOf('none', 'publishing', 'published'),
    protected: flag,
    accepted: flag,
    shared_with: list(
      either(
        ref('accounts'),
        map({
          account: ref('accounts'),
          by: oneOf('project', 'domain', 'organization'),
          status: oneOf('pending', 'accepted', 'rejected'),
        }),
      ),
    ),
    tags: dict(scalar),
    disks: list(map({ size: whole, encrypted: flag, key: ref('keys') })),
  },
} as const satisfies Record<Section, Shape>;

export type SectionFields<S extends Section> = Fields<(typeof sectionFields)[S]>;

/** How a reference can identify a resource that the manifest does not declare. */
interface Identifier {
  /** The field that declares this identifier; absent if it is the name of the declaration itself. */
  readonly field?: string;
  readonly form: RegExp;
}

const identifiers = perSection((section): Identifier | undefined => {
  // Requests to IMS identify an agency by its name.
  if (section === 'agencies') return { form: /./s };
  for (const [field, { form }] of Object.entries<Shape[string]>(sectionFields[section]))
    if (form !== undefined) return { field, form };
  return undefined;
});

/** The identifier of the resources of a section; `undefined` if references can only name declarations. */
export function identifierOf(section: Section): Identifier | undefined {
  return identifiers[section];
}

/** Whether a reference has the form of an identifier, so it may refer to something that is not declared. */
export function isIdOf(section: Section, ref: string): boolean {
  return identifiers[section]?.form.test(ref) === true;
}

/** The identifier in a declaration, in lower case for comparison with references. */
export function declaredId(section: Section, fields: object | undefined): string | undefined {
  const { field } = identifiers[section] ?? {};
  const id =
    field === undefined
      ? undefined
      : (fields as Readonly<Record<string, Located<string> | undefined>> | undefined)?.[field];
  return id?.value.toLowerCase();
}
