import { dict, either, flag, list, map, oneOf, scalar, text, whole, type Fields } from './read';

/** The disk of a server: what it holds, in GiB, and how it is encrypted. */
const disk = {
  id: text,
  size: whole,
  key: text,
  encrypted: flag,
  local: flag,
  storage: oneOf('evs', 'dss', 'dess'),
  shared: flag,
};

/** The sections of a manifest and the fields of the things in them; their meaning stands in the manifest's schema. */
export const sections = {
  keys: {
    id: text,
    alias: text,
    state: oneOf('pending-activation', 'enabled', 'disabled', 'pending-deletion', 'pending-import'),
    spec: text,
    region: text,
    grants: list(map({ account: text, operations: list(text) })),
  },
  buckets: {
    name: text,
    region: text,
    storage_class: oneOf('STANDARD', 'WARM', 'COLD', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING'),
    encryption: oneOf('none', 'sse-kms', 'sse-obs'),
  },
  files: {
    bucket: text,
    object: text,
    format: oneOf('vhd', 'vmdk', 'qcow2', 'raw', 'vhdx', 'qcow', 'vdi', 'qed', 'zvhd', 'zvhd2', 'iso'),
    size: whole,
    virtual_size: whole,
    encryption: oneOf('none', 'sse-kms', 'sse-obs', 'sse-c'),
    key: text,
    storage_class: oneOf('STANDARD', 'WARM', 'COLD', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING'),
    optimized: flag,
    bitmap: flag,
  },
  servers: {
    id: text,
    kind: oneOf('ecs', 'bms'),
    region: text,
    status: text,
    vault: text,
    os_type: oneOf('Linux', 'Windows', 'Other'),
    from: map({ image: text }),
    system_disk: map(disk),
    data_disks: dict(map(disk)),
  },
  vaults: {
    id: text,
    region: text,
    type: text,
    protect_type: oneOf('backup', 'replication'),
    capacity: whole,
    used: whole,
    status: text,
    auto_expand: flag,
  },
  backups: {
    id: text,
    region: text,
    service: oneOf('cbr', 'csbs'),
    status: text,
    server: text,
    shared_by: text,
    disks: list(map({ role: oneOf('system', 'data'), size: whole, encrypted: flag, key: text, shared: flag })),
  },
  agencies: {
    trusts: text,
    policies: list(text),
    projects: either(oneOf('all'), list(text)),
  },
  accounts: {
    domain_id: text,
    projects: dict(text),
  },
  images: {
    id: text,
    name: text,
    region: text,
    kind: oneOf('system', 'data', 'full-ecs', 'iso', 'bms'),
    visibility: oneOf('private', 'public', 'shared', 'market'),
    key: text,
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
      backup: text,
      backup_service: oneOf('cbr', 'csbs'),
      charged: flag,
      own: flag,
    }),
    market: oneOf('none', 'publishing', 'published'),
    protected: flag,
    accepted: flag,
    shared_with: list(
      either(
        text,
        map({
          account: text,
          by: oneOf('project', 'domain', 'organization'),
          status: oneOf('pending', 'accepted', 'rejected'),
        }),
      ),
    ),
    tags: dict(scalar),
    disks: list(map({ size: whole, encrypted: flag, key: text })),
  },
} as const;

export type Section = keyof typeof sections;
export type SectionFields<S extends Section> = Fields<(typeof sections)[S]>;
export const sectionNames = Object.keys(sections) as readonly Section[];

/** What the name of a thing looks like. */
export const nameForm = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
