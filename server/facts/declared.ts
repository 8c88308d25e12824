import { message } from '../messages/message';
import type { Field, WrittenKeys, Located } from '../model/located';
import type { Manifest, Thing } from '../model/manifest';
import { sectionFields } from '../model/section-fields';
import type { Section } from '../model/sections';
import { declaredFact, missingField } from './declared-fact';
import {
  anyEncrypted,
  diskFacts,
  disksOfBackup,
  disksOfServer,
  encryptedBy,
  sumOfDisks,
  type Encryption,
  type Lookup,
} from './disks';
import { Entries } from './entries';
import { fieldOfImageFact, imageFactNames, imageFactsBy } from './image-facts';
import { firstKnown, flatMap, known, map, unknown, type Fact, type MissingDeclaration } from './fact';
import { osType, writtenTags } from './initial-facts';
import { keyed } from './shares';
import type { DiskFacts, Image, ImageFacts, OriginType, Share, Shares, Entities } from './entity';

const nothing: WrittenKeys = new Map();

/** The entity of a declaration that is not an image. */
export function declaredEntity<S extends Exclude<Section, 'images'>>(
  section: S,
  thing: Thing<S>,
  manifest: Manifest,
  lookup: Lookup,
): Entities[S] {
  const { name, nodePath, at, written } = thing;
  const fields = thing.fields as Readonly<Record<string, Field<unknown> | undefined>>;
  const facts: Record<string, Fact<unknown>> = {};
  for (const field of Object.keys(sectionFields[section])) {
    facts[field] = declaredFact(fields[field], missingField(thing, field));
  }
  if ('region' in sectionFields[section]) facts.region = regionOf(thing, manifest, lookup);
  if ('account' in sectionFields[section]) facts.account = accountOf(thing, lookup);
  if (section === 'keys') facts.default = isDefault(facts.alias as Fact<string>, name);
  const settle = (field: string): MissingDeclaration => missingField(thing, field);
  if (section === 'servers')
    facts.all_disks = disksOfServer(facts as unknown as Entities['servers']['facts'], settle, lookup);
  if (section === 'backups')
    facts.all_disks = disksOfBackup(facts as unknown as Entities['backups']['facts'], settle, lookup);
  return { section, name, at, nodePath, written, facts } as unknown as Entities[S];
}

/** The entity of an undeclared ID. Only the ID is known. */
export function undeclaredEntity<S extends Section>(section: S, name: string): Entities[S] {
  const facts: Record<string, Fact<unknown>> = {};
  const missing = (field: string): Fact<unknown> => ({ known: false, settle: { section, name, field } });
  if (section === 'images') for (const fact of imageFactNames) facts[fact] = missing(fieldOfImageFact(fact));
  else for (const field of Object.keys(sectionFields[section])) facts[field] = missing(field);
  if (section === 'keys') facts.default = missing('alias');
  facts.account = unknown;
  facts.id = known(name, message('because.not-declared', { name }));
  if (section === 'servers') facts.all_disks = missing('system_disk');
  if (section === 'backups') facts.all_disks = missing('disks');
  if (section === 'images') facts.sure_shares = noShares(name);
  return { section, name, written: nothing, facts } as unknown as Entities[S];
}

/** The account that has a resource. */
function accountOf(thing: Thing<Section>, lookup: Lookup): Fact<string> {
  const { name } = thing;
  const named = (thing.fields as { readonly account?: Field<string> }).account ?? thing.defaults?.account;
  const { account } = lookup.account(named);
  if (named === undefined) return known(account, message('because.account-default', { name }));
  return known(account, message('because.declared', { name, field: 'account', value: named.value }), named.at);
}

function regionOf(thing: Thing<Section>, manifest: Manifest, lookup: Lookup): Fact<string> {
  const { name } = thing;
  const settle = missingField(thing, 'region');
  const { account, region: own } = thing.fields as Readonly<Partial<Record<'account' | 'region', Field<string>>>>;
  if (thing.written.has('region')) return declaredFact(own, settle);
  const { home } = lookup.account(account);
  if (account !== undefined && home !== undefined) {
    const note = message('because.region-of-account', { name, account: account.value, region: home.value });
    return known(home.value, note, home.at);
  }
  const { region } = thing.defaults ?? manifest.actor;
  if (region === undefined) return { known: false, settle };
  return known(region.value, message('because.region-default', { name, region: region.value }), region.at);
}

/** The default key is known by its alias: `ims/default`, or another service's `<service>/default`. */
function isDefault(alias: Fact<string>, name: string): Fact<boolean> {
  if (!alias.known) return alias;
  const note = message('because.key-alias', { name, alias: alias.value });
  return known(alias.value.endsWith('/default'), note, alias.why.at);
}

/** The entity of a declared image. */
export function declaredImage(thing: Thing<'images'>, manifest: Manifest, lookup: Lookup): Image {
  const { name, nodePath, at, written, fields } = thing;
  const settle = (field: string): MissingDeclaration => missingField(thing, field);
  const factOf = <T>(field: string, leaf: Located<T> | undefined): Fact<T> => declaredFact(leaf, settle(field));
  const origin = fields.origin?.value;
  const disks = map(factOf('disks', fields.disks), (list) =>
    list.map((disk) => diskFacts(disk.value, settle('disks'), lookup)),
  );
  const shares = map(factOf('shared_with', fields.shared_with), (list) =>
    Entries.of(keyed(list.map((item) => shareOf(item, lookup)))),
  );
  const backup = flatMap(factOf('origin.backup', origin?.backup), (ref) => lookup.find('backups', ref));
  const own = imageFactsBy((fact) => {
    const field = fieldOfImageFact(fact);
    return declaredFact(fieldAlong(fields, field), settle(field));
  });
  const facts: ImageFacts = {
    ...own,
    account: accountOf(thing, lookup),
    region: regionOf(thing, manifest, lookup),
    ...encryption(thing, disks, settle, lookup),
    disk_size: disks.known ? sumOfDisks(disks.value, name, disks) : unknown,
    os_type: osType(own.os_type, own.os_version),
    origin_type: firstKnown<OriginType>(
      own.origin_type,
      map(factOf('origin.backup', origin?.backup), () => 'backup'),
    ),
    backup,
    backup_service: firstKnown<'cbr' | 'csbs'>(own.backup_service, backup.known ? backup.value.facts.service : unknown),
    from_shared: unknown,
    shares,
    sure_shares: firstKnown(shares, noShares(name)),
    tags: map(factOf('tags', fields.tags), (tags) => Entries.of(writtenTags(tags))),
    disks,
  };
  return { section: 'images', name, at, nodePath, written, facts };
}

/** The field at the end of a path of names, if it is written. */
function fieldAlong(fields: object, path: string): Located<unknown> | undefined {
  let found: Located<unknown> | undefined;
  let here: unknown = fields;
  for (const name of path.split('.')) {
    found = (here as Readonly<Record<string, Located<unknown> | undefined>> | undefined)?.[name];
    here = found?.value;
  }
  return found;
}

/** Encryption as `key` or `encrypted` declares it; that of a full-ECS image follows from its disks. */
function encryption(
  thing: Thing<'images'>,
  disks: Fact<readonly DiskFacts[]>,
  settle: (field: string) => MissingDeclaration,
  lookup: Lookup,
): Encryption {
  const { key, encrypted } = thing.fields;
  if (key !== undefined) {
    const note = message('because.declared-key', { name: thing.name, key: key.value });
    return encryptedBy(lookup.find('keys', key.value), note, key.at);
  }
  const declared = declaredFact(encrypted, settle('encrypted'));
  if (declared.known || !disks.known) return { encrypted: declared, key: { known: false, settle: settle('key') } };
  const ofDisks = anyEncrypted(disks.value);
  return { encrypted: ofDisks.known ? ofDisks : declared, key: unknown };
}

/** The shares of an image are unknown unless the manifest declares them. */
function noShares(name: string): Fact<Shares> {
  return known(Entries.of<Share>(), message('because.not-declared', { name }));
}

type ShareItem = NonNullable<Thing<'images'>['fields']['shared_with']>['value'][number];

function shareOf(item: ShareItem, lookup: Lookup): Share {
  const called = (ref: string): string => lookup.canonicalName('accounts', ref);
  if (typeof item.value === 'string') return { recipient: called(item.value), by: 'project', at: item.at };
  const { account, by, status } = item.value;
  return {
    recipient: called(account?.value ?? ''),
    by: by?.value ?? 'project',
    status: status?.value,
    at: account?.at ?? item.at,
  };
}
