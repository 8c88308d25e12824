import { message } from '../messages/message';
import type { Field, Given, Leaf } from '../model/leaf';
import type { Manifest, Thing } from '../model/manifest';
import { sections, type Section } from '../model/sections';
import { firstKnown, flatMap, known, map, unknown, type Fact, type Known, type Settle } from './fact';
import { osType } from './fresh';
import { summary } from './summary';
import type { DiskFacts, Image, ImageFacts, KeyView, Share, Views } from './view';

/** What declarations refer to each other by: given by the world, since it holds all sections. */
export interface Lookup {
  key(ref: string): KeyView | undefined;
  backup(ref: string): Views['backups'] | undefined;
}

const nothing: Given = new Map();
const regional: ReadonlySet<Section> = new Set<Section>(['keys', 'buckets', 'servers', 'vaults', 'backups', 'images']);

/** The fact that a field declares, told by the name it is called by, or the declaration that would settle it. */
function declaredFact<T>(field: Field<T> | Leaf<T> | undefined, settle: Settle, called = settle.field): Fact<T> {
  if (field === undefined) return { known: false, settle };
  const args = { name: settle.name, field: called, value: summary(field.value) };
  return known(field.value, message('because.declared', args), field.at);
}

/** The view of a declared thing that is no image. */
export function viewOf<S extends Exclude<Section, 'images'>>(
  section: S,
  thing: Thing<S>,
  manifest: Manifest,
): Views[S] {
  const { name, spot, at, given } = thing;
  const fields = thing.fields as Readonly<Record<string, Field<unknown> | undefined>>;
  const facts: Record<string, Fact<unknown>> = {};
  for (const field of Object.keys(sections[section])) {
    facts[field] = declaredFact(fields[field], { section, name, field, spot });
  }
  if (regional.has(section)) facts.region = regionOf(thing, section, manifest);
  if (section === 'keys') facts.default = isDefault(facts.alias as Fact<string>, name);
  return { section, name, at, spot, given, facts } as unknown as Views[S];
}

/** The view of something that is referred to by its id and declared nowhere: nothing is known of it but the id. */
export function literalView<S extends Section>(section: S, name: string): Views[S] {
  const facts: Record<string, Fact<unknown>> = {};
  const names = section === 'images' ? imageFields : Object.keys(sections[section]);
  for (const field of names) facts[field] = { known: false, settle: { section, name, field } };
  if (section === 'keys') facts.default = { known: false, settle: { section, name, field: 'alias' } };
  facts.id = known(name, message('because.not-declared', { name }));
  if (section === 'images') facts.sure_shares = noShares(name);
  return { section, name, given: nothing, facts } as unknown as Views[S];
}

function regionOf(thing: Thing<Section>, section: Section, manifest: Manifest): Fact<string> {
  const { name, spot } = thing;
  const settle: Settle = { section, name, field: 'region', spot };
  if (thing.given.has('region'))
    return declaredFact<string>((thing.fields as { readonly region?: Field<string> }).region, settle);
  const { region } = manifest;
  if (region === undefined) return { known: false, settle };
  return known(region.value, message('because.region-default', { name, region: region.value }), region.at);
}

/** The default key is known by its alias: `ims/default`, or another service's `<service>/default`. */
function isDefault(alias: Fact<string>, name: string): Fact<boolean> {
  if (!alias.known) return alias;
  const note = message('because.key-alias', { name, alias: alias.value });
  return known(alias.value.endsWith('/default'), note, alias.why.at);
}

const imageFields: readonly (keyof ImageFacts)[] = [
  'id',
  'name',
  'region',
  'kind',
  'visibility',
  'encrypted',
  'key',
  'size',
  'disk_size',
  'min_disk',
  'min_ram',
  'max_ram',
  'status',
  'os_type',
  'os_version',
  'architecture',
  'hw_firmware_type',
  'origin_type',
  'platform',
  'backup',
  'backup_service',
  'charged',
  'own',
  'market',
  'protected',
  'accepted',
  'shares',
  'sure_shares',
  'tags',
  'disks',
];

/** The view of a declared image. */
export function imageOf(thing: Thing<'images'>, manifest: Manifest, lookup: Lookup): Image {
  const { name, spot, at, given, fields } = thing;
  const settle = (field: string): Settle => ({ section: 'images', name, field, spot });
  const told = <T>(field: string, leaf: Leaf<T> | undefined): Fact<T> => declaredFact(leaf, settle(field));
  const origin = fields.origin?.value;
  const disks = map(told('disks', fields.disks), (list) =>
    list.map((disk) => diskFacts(disk.value, { section: 'images', name, field: 'disks', spot }, lookup)),
  );
  const shares = map(told('shared_with', fields.shared_with), (list) => list.map(shareOf));
  const backup = flatMap(told('origin.backup', origin?.backup), (ref) => lookup.backup(ref));
  const facts: ImageFacts = {
    id: told('id', fields.id),
    name: told('name', fields.name),
    region: regionOf(thing, 'images', manifest),
    kind: told('kind', fields.kind),
    visibility: told('visibility', fields.visibility),
    ...encryption(thing, disks, settle, lookup),
    size: told('size', fields.size),
    disk_size: disks.known ? sumOfDisks(disks.value, name, disks) : unknown,
    min_disk: told('min_disk', fields.min_disk),
    min_ram: told('min_ram', fields.min_ram),
    max_ram: told('max_ram', fields.max_ram),
    status: told('status', fields.status),
    os_type: osType(told('os_type', fields.os_type), told('os_version', fields.os_version)),
    os_version: told('os_version', fields.os_version),
    architecture: told('architecture', fields.architecture),
    hw_firmware_type: told('hw_firmware_type', fields.hw_firmware_type),
    origin_type: told('origin.type', origin?.type),
    platform: told('origin.platform', origin?.platform),
    backup,
    backup_service: firstKnown<'cbr' | 'csbs'>(
      told('origin.backup_service', origin?.backup_service),
      backup.known ? backup.value.facts.service : unknown,
    ),
    charged: told('origin.charged', origin?.charged),
    own: told('origin.own', origin?.own),
    market: told('market', fields.market),
    protected: told('protected', fields.protected),
    accepted: told('accepted', fields.accepted),
    shares,
    sure_shares: firstKnown(shares, noShares(name)),
    tags: map(
      told('tags', fields.tags),
      (tags) => new Map([...tags].map(([tag, field]) => [tag, String(field.value ?? '')])),
    ),
    disks,
  };
  return { section: 'images', name, at, spot, given, facts };
}

type Encryption = Pick<ImageFacts, 'encrypted' | 'key'>;

/** Encryption as `key` or `encrypted` declares it; that of a full-ECS image follows from its disks. */
function encryption(
  thing: Thing<'images'>,
  disks: Fact<readonly DiskFacts[]>,
  settle: (field: string) => Settle,
  lookup: Lookup,
): Encryption {
  const { key, encrypted } = thing.fields;
  if (key !== undefined) {
    const note = message('because.declared-key', { name: thing.name, key: key.value });
    const view = lookup.key(key.value);
    return {
      encrypted: known(true, note, key.at),
      key: view === undefined ? unknown : known(view, note, key.at),
    };
  }
  const declared = declaredFact(encrypted, settle('encrypted'));
  if (declared.known || !disks.known) return { encrypted: declared, key: { known: false, settle: settle('key') } };
  return { encrypted: anyEncrypted(disks.value) ?? declared, key: unknown };
}

/** Whether any of the disks is encrypted, as far as the disks say. */
export function anyEncrypted(disks: readonly DiskFacts[]): Known<boolean> | undefined {
  const facts = disks.map((disk) => disk.encrypted);
  const yes = facts.find((fact) => fact.known && fact.value);
  if (yes?.known === true) return yes;
  const [first] = facts;
  return first?.known === true && facts.every((fact) => fact.known) ? first : undefined;
}

/** The sizes of the disks added up, in GiB; unknown while one of them is. */
export function sumOfDisks(disks: readonly DiskFacts[], source: string, from: Known<unknown>): Fact<number> {
  let size = 0;
  for (const disk of disks) {
    if (!disk.size.known) return disk.size;
    size += disk.size.value;
  }
  return known(size, message('because.sum-of-disks', { source, size }), from.why.at, [from.why]);
}

/** A disk as a map declares it: `key`, or `encrypted`, and its size in GiB. */
export function diskFacts(
  disk: { readonly size?: Field<number>; readonly encrypted?: Field<boolean>; readonly key?: Field<string> },
  settle: Settle,
  lookup: Lookup,
): DiskFacts {
  const size = declaredFact(disk.size, settle, `${settle.field}.size`);
  if (disk.key === undefined)
    return {
      size,
      encrypted: declaredFact(disk.encrypted, settle, `${settle.field}.encrypted`),
      key: { known: false, settle },
    };
  const note = message('because.declared-key', { name: settle.name, key: disk.key.value });
  const view = lookup.key(disk.key.value);
  return {
    size,
    encrypted: known(true, note, disk.key.at),
    key: view === undefined ? unknown : known(view, note, disk.key.at),
  };
}

/** Nothing is certain of the shares of an image until the manifest tells. */
function noShares(name: string): Fact<readonly Share[]> {
  return known([], message('because.not-declared', { name }));
}

type ShareItem = NonNullable<Thing<'images'>['fields']['shared_with']>['value'][number];

function shareOf(item: ShareItem): Share {
  if (typeof item.value === 'string') return { recipient: item.value, by: 'project', at: item.at };
  const { account, by, status } = item.value;
  return {
    recipient: account?.value ?? '',
    by: by?.value ?? 'project',
    status: status?.value,
    at: account?.at ?? item.at,
  };
}
