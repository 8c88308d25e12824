import { message } from '../messages/message';
import type { Field, Given, Leaf } from '../model/leaf';
import type { Manifest, Thing } from '../model/manifest';
import { sections, type Section } from '../model/sections';
import { declaredFact } from './declared-fact';
import { anyEncrypted, diskFacts, disksOfBackup, disksOfServer, sumOfDisks, type Lookup } from './disks';
import { Entries } from './entries';
import { firstKnown, flatMap, known, map, unknown, type Fact, type Settle } from './fact';
import { osType, writtenTags } from './fresh';
import { keyed } from './shares';
import type { DiskFacts, Image, ImageFacts, OriginType, Share, Shares, Views } from './view';

const nothing: Given = new Map();
const regional: ReadonlySet<Section> = new Set<Section>(['keys', 'buckets', 'servers', 'vaults', 'backups', 'images']);

/** The view of a declared thing that is no image. */
export function viewOf<S extends Exclude<Section, 'images'>>(
  section: S,
  thing: Thing<S>,
  manifest: Manifest,
  lookup: Lookup,
): Views[S] {
  const { name, spot, at, given } = thing;
  const fields = thing.fields as Readonly<Record<string, Field<unknown> | undefined>>;
  const facts: Record<string, Fact<unknown>> = {};
  for (const field of Object.keys(sections[section])) {
    facts[field] = declaredFact(fields[field], { section, name, field, spot });
  }
  if (regional.has(section)) facts.region = regionOf(thing, section, manifest);
  if (section === 'keys') facts.default = isDefault(facts.alias as Fact<string>, name);
  const settle = (field: string): Settle => ({ section, name, field, spot });
  if (section === 'servers')
    facts.all_disks = disksOfServer(facts as unknown as Views['servers']['facts'], settle, lookup);
  if (section === 'backups')
    facts.all_disks = disksOfBackup(facts as unknown as Views['backups']['facts'], settle, lookup);
  return { section, name, at, spot, given, facts } as unknown as Views[S];
}

/** The view of something that is referred to by its id and declared nowhere: nothing is known of it but the id. */
export function literalView<S extends Section>(section: S, name: string): Views[S] {
  const facts: Record<string, Fact<unknown>> = {};
  const names = section === 'images' ? imageFields : Object.keys(sections[section]);
  for (const field of names) facts[field] = { known: false, settle: { section, name, field } };
  if (section === 'keys') facts.default = { known: false, settle: { section, name, field: 'alias' } };
  facts.id = known(name, message('because.not-declared', { name }));
  if (section === 'servers') facts.all_disks = { known: false, settle: { section, name, field: 'system_disk' } };
  if (section === 'backups') facts.all_disks = { known: false, settle: { section, name, field: 'disks' } };
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
  'from_shared',
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
  const shares = map(told('shared_with', fields.shared_with), (list) => Entries.of(keyed(list.map(shareOf))));
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
    origin_type: firstKnown<OriginType>(
      told('origin.type', origin?.type),
      map(told('origin.backup', origin?.backup), () => 'backup'),
    ),
    platform: told('origin.platform', origin?.platform),
    backup,
    backup_service: firstKnown<'cbr' | 'csbs'>(
      told('origin.backup_service', origin?.backup_service),
      backup.known ? backup.value.facts.service : unknown,
    ),
    charged: told('origin.charged', origin?.charged),
    own: told('origin.own', origin?.own),
    from_shared: unknown,
    market: told('market', fields.market),
    protected: told('protected', fields.protected),
    accepted: told('accepted', fields.accepted),
    shares,
    sure_shares: firstKnown(shares, noShares(name)),
    tags: map(told('tags', fields.tags), (tags) => Entries.of(writtenTags(tags))),
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
  const ofDisks = anyEncrypted(disks.value);
  return { encrypted: ofDisks.known ? ofDisks : declared, key: unknown };
}

/** Nothing is certain of the shares of an image until the manifest tells. */
function noShares(name: string): Fact<Shares> {
  return known(Entries.of<Share>(), message('because.not-declared', { name }));
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
