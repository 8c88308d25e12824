import type { Path } from '../syntax/change';
import type { Leaf } from './leaf';
import type { Step, Thing } from './manifest';
import type { Section } from './sections';

/** A value that names a thing of a section. */
export interface Reference {
  readonly section: Section;
  readonly leaf: Leaf<string>;
  /** Where it stands, from the value of its piece on. */
  readonly path: Path;
}

/** The fields of a step that point at one declared thing, and its section. */
const single = {
  image: 'images',
  key: 'keys',
  file: 'files',
  bucket: 'buckets',
  server: 'servers',
  vault: 'vaults',
  backup: 'backups',
  agency: 'agencies',
} as const satisfies Record<string, Section>;

/** The fields of a step that point at several. */
const several = { images: 'images', accounts: 'accounts', domains: 'accounts' } as const satisfies Record<
  string,
  Section
>;

const singleEntries = Object.entries(single);
const severalEntries = Object.entries(several);

/** The section that each field of a step points into. */
export const pointers: Readonly<Record<string, Section>> = { ...single, ...several };

/** Everything a step points at, in the order of the tables above. A disk is no section's thing and not among them. */
export function referencesOf(step: Step): readonly Reference[] {
  const fields = step as unknown as Readonly<Record<string, unknown>>;
  const found: Reference[] = [];
  for (const [name, section] of singleEntries) {
    const leaf = fields[name] as Leaf<string> | undefined;
    if (leaf === undefined || (name === 'key' && step.action === 'copy-in-region' && leaf.value === 'none')) continue;
    found.push({ section, leaf, path: [...step.spot.path, name] });
  }
  for (const [name, section] of severalEntries) {
    const list = fields[name] as Leaf<readonly Leaf<string>[]> | undefined;
    list?.value.forEach((leaf, index) => found.push({ section, leaf, path: [...step.spot.path, name, index] }));
  }
  return found;
}

/** Everything that a declared thing points at. */
export function referencesOfThing(section: Section, it: Thing<Section>): readonly Reference[] {
  const found: Reference[] = [];
  const add = (to: Section, leaf: Leaf<string> | undefined, ...path: Path): void => {
    if (leaf !== undefined) found.push({ section: to, leaf, path });
  };
  const is = <T extends Section>(name: T, _thing: Thing<Section>): _thing is Thing<T> => name === section;
  if (is('files', it)) {
    add('buckets', it.fields.bucket, 'bucket');
    add('keys', it.fields.key, 'key');
  } else if (is('servers', it)) {
    add('vaults', it.fields.vault, 'vault');
    add('images', it.fields.from?.value.image, 'from', 'image');
    add('keys', it.fields.system_disk?.value.key, 'system_disk', 'key');
    for (const [name, disk] of it.fields.data_disks?.value ?? [])
      add('keys', disk.value.key, 'data_disks', name, 'key');
  } else if (is('backups', it)) {
    add('servers', it.fields.server, 'server');
    add('accounts', it.fields.shared_by, 'shared_by');
    it.fields.disks?.value.forEach((disk, index) => {
      add('keys', disk.value.key, 'disks', index, 'key');
    });
  } else if (is('keys', it)) {
    it.fields.grants?.value.forEach((grant, index) => {
      add('accounts', grant.value.account, 'grants', index, 'account');
    });
  } else if (is('images', it)) {
    add('keys', it.fields.key, 'key');
    add('backups', it.fields.origin?.value.backup, 'origin', 'backup');
    it.fields.shared_with?.value.forEach((share, index) => {
      if (typeof share.value === 'string') add('accounts', { value: share.value, at: share.at }, 'shared_with', index);
      else add('accounts', share.value.account, 'shared_with', index, 'account');
    });
    it.fields.disks?.value.forEach((disk, index) => {
      add('keys', disk.value.key, 'disks', index, 'key');
    });
  }
  return found;
}
