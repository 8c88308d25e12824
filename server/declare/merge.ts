import { check, type Options } from '../engine/session';
import { projectIn, type ActingAccount } from '../facts/acting-account';
import type { Manifest, Thing } from '../model/manifest';
import { isIdOf } from '../model/section-fields';
import type { Section } from '../model/sections';
import type { Change, Json, NodePath } from '../syntax/change';
import { targetAt } from '../syntax/target';
import { applyEdits } from '../text/edit';
import type { ImportedResource } from './resource';
import { changesOf } from './changes';
import { nameThings } from './names';

/** Numbers of declarations, by what a merge did. Those `elsewhere` are in included files, which it does not change. */
interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly elsewhere: number;
}

/** A manifest with added declarations. */
export interface Merged {
  readonly text: string;
  readonly counts: ReadonlyMap<ImportedResource['section'], Counts>;
  /** Declarations that are new in the manifest. */
  readonly added: readonly ImportedResource[];
}

/** The order of new sections. */
const order: readonly ImportedResource['section'][] = [
  'quotas',
  'keys',
  'buckets',
  'vaults',
  'backups',
  'accounts',
  'images',
];

/**
 * Adds declarations to the first document of a manifest and leaves everything else unchanged. An existing declaration, recognized
 * by its ID (or a key's alias, a bucket's name), gets the current fields, unless it is in an included file or is about what another
 * account has. `account` has the resources: a name in `accounts`, or an account ID; by default it is the account of the manifest.
 * `undefined` if there is no document, or if its text cannot be edited.
 */
export function merge(
  text: string,
  all: readonly ImportedResource[],
  options: Options,
  account?: string,
): Merged | undefined {
  const checked = check(text, options);
  const [document] = checked.documents;
  if (document === undefined || checked.syntax.problems.length > 0) return undefined;
  const { manifest, symbols } = document.evaluation;
  const actor = symbols.account(account === undefined ? undefined : { value: account });
  const found = once(all).map((each) => (each.section === 'images' ? ownImage(each, actor) : each));
  const isActors = ({ fields, defaults }: Thing<Section>): boolean =>
    symbols.account(('account' in fields ? fields.account : undefined) ?? defaults?.account).account === actor.account;
  const declared = new Declared(manifest, isActors);
  const known = new Map(
    found.flatMap((each) => {
      const name = declared.name(each);
      return name === undefined ? [] : [[each, name] as const];
    }),
  );
  const produced = new Set(document.evaluation.producedNames());
  const named = nameThings(
    found.filter((each) => each.section !== 'quotas' && !known.has(each)),
    (section, name) =>
      section !== 'quotas' && (manifest[section].has(name) || (section === 'images' && produced.has(name))),
  );
  const nameOf = (each: ImportedResource): string => known.get(each) ?? named.get(each) ?? each.id;
  const keys = new Map(
    found.flatMap((each) => (each.section === 'keys' ? [[each.id.toLowerCase(), nameOf(each)]] : [])),
  );
  const keyOf = (id: string): string => keys.get(id.toLowerCase()) ?? symbols.canonicalName('keys', id);

  const counts = new Map<ImportedResource['section'], Counts>();
  const count = (section: ImportedResource['section'], what: keyof Counts): void => {
    const of = counts.get(section) ?? { added: 0, changed: 0, same: 0, elsewhere: 0 };
    counts.set(section, { ...of, [what]: of[what] + 1 });
  };
  const changes: Change[] = [];
  const fresh: NewThing[] = [];
  if (account !== undefined && !isIdOf('accounts', account) && !manifest.accounts.has(actor.account)) {
    fresh.push({ section: 'accounts', name: actor.account, value: {} });
    count('accounts', 'added');
  }
  const owner: Readonly<Record<string, Json>> = actor.own ? {} : { account: actor.account };
  const region = actor.region.known ? actor.region.value : undefined;
  for (const each of found) {
    if (each.section === 'quotas') continue;
    const name = nameOf(each);
    const thing = known.has(each) ? manifest[each.section].get(name) : undefined;
    if (thing === undefined) {
      fresh.push({ section: each.section, name, value: { ...owner, ...fieldsOf(each, name, keyOf, region) } });
      count(each.section, 'added');
    } else if (targetAt(checked.syntax, thing.nodePath) === undefined) count(each.section, 'elsewhere');
    else {
      const fields = fieldsOf(each, name, keyOf, undefined);
      const own = isActors(thing) ? changesOf(checked, document, each.section, name, fields, region) : [];
      changes.push(...own);
      count(each.section, own.length > 0 ? 'changed' : 'same');
    }
  }
  const { options: of } = checked;
  const edits = of.frontend.edits(checked.syntax, changes);
  const declaredText = edits === undefined ? undefined : declareAll(applyEdits(text, edits), fresh, of);
  const images = found.find((each) => each.section === 'quotas')?.fields['images'];
  const changed =
    declaredText === undefined || images === undefined
      ? declaredText
      : withQuota(declaredText, images, of, actor, (what) => {
          count('quotas', what);
        });
  const added = found.filter((each) => each.section !== 'quotas' && !known.has(each));
  return changed === undefined ? undefined : { text: changed, counts, added };
}

/** Sets the quota of private images of an account: at the top for the account of the manifest, otherwise in its declaration. */
function withQuota(
  text: string,
  images: Json,
  options: Options,
  { account, own }: ActingAccount,
  count: (what: keyof Counts) => void,
): string | undefined {
  const { documents, syntax } = check(text, options);
  const [document] = documents;
  if (document === undefined) return undefined;
  const { manifest } = document.evaluation;
  const thing = manifest.accounts.get(account);
  const entry = document.syntax.entries.find(({ path: [top, name] }) => top === 'quotas' && name === 'images');
  const at: NodePath | undefined = own
    ? entry && { anchor: entry.anchor, path: [] }
    : thing && { anchor: thing.nodePath.anchor, path: [...thing.nodePath.path, 'quotas', 'images'] };
  const now = own ? manifest.actor.quotas?.images?.value : thing?.fields.quotas?.value.images?.value;
  if (now === images) count('same');
  else if (!own && (thing === undefined || targetAt(syntax, thing.nodePath) === undefined)) count('elsewhere');
  else {
    count(now === undefined ? 'added' : 'changed');
    if (at === undefined) return declareAll(text, [{ section: 'quotas', name: 'images', value: images }], options);
    const edits = options.frontend.edits(syntax, [{ do: 'set', at, value: images }]);
    return edits === undefined ? undefined : applyEdits(text, edits);
  }
  return text;
}

/** Removes duplicates. The last one wins. */
function once(found: readonly ImportedResource[]): readonly ImportedResource[] {
  return [...new Map(found.map((each) => [`${each.section} ${each.id.toLowerCase()}`, each])).values()];
}

/** Finds the name of an existing declaration by its ID and other identifying fields. */
class Declared {
  private readonly names = new Map<string, string | undefined>();

  constructor(manifest: Manifest, isActors: (thing: Thing<Section>) => boolean) {
    for (const section of order) {
      if (section === 'quotas' || section === 'accounts') continue;
      for (const thing of manifest[section].values()) {
        const { id, alias, name } = thing.fields as Readonly<Record<string, { value: string } | undefined>>;
        if (section === 'buckets') this.add(`buckets ${name?.value ?? thing.name}`, thing.name);
        else if (id !== undefined) this.add(`${section} ${id.value.toLowerCase()}`, thing.name);
        else if (alias !== undefined && isActors(thing)) this.add(`alias ${alias.value}`, thing.name);
      }
    }
  }

  /** A key that two declarations share identifies neither. */
  private add(key: string, name: string): void {
    this.names.set(key, this.names.has(key) ? undefined : name);
  }

  /** The name of an existing declaration: by ID, a bucket by its name, a key without an ID by its alias. */
  name({ section, id, fields }: ImportedResource): string | undefined {
    if (section === 'buckets') return this.names.get(`buckets ${id}`);
    const { alias } = fields;
    return (
      this.names.get(`${section} ${id.toLowerCase()}`) ??
      (typeof alias === 'string' ? this.names.get(`alias ${alias}`) : undefined)
    );
  }
}

/**
 * An image with visibility `shared` is the account's own if its owner is a project of the account. If the owner, or the project in
 * the region of the image, is unknown, no visibility is declared.
 */
function ownImage(each: ImportedResource, actor: ActingAccount): ImportedResource {
  if (each.fields['visibility'] !== 'shared') return each;
  const region = each.fields['region'] ?? (actor.region.known ? actor.region.value : undefined);
  const project = projectIn(actor, typeof region === 'string' ? region : undefined);
  const isOwn = actor.projects.some(({ id }) => id.value === each.owner);
  const isOthers = each.owner !== undefined && project !== undefined;
  return { ...each, fields: { ...each.fields, visibility: isOwn ? 'private' : isOthers ? 'shared' : undefined } };
}

/** The fields to write. The region is omitted if it is the manifest's own. */
function fieldsOf(
  { section, id, fields, key }: ImportedResource,
  name: string,
  keyOf: (id: string) => string,
  region: string | undefined,
): Readonly<Record<string, Json>> {
  const own: Record<string, Json> = {};
  if (section === 'buckets' && name !== id) own['name'] = id;
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined || (field === 'region' && value === region)) continue;
    own[field] = value;
    if (field === 'visibility' && key !== undefined) own['key'] = keyOf(key);
  }
  if (key !== undefined) own['key'] ??= keyOf(key);
  return own;
}

interface NewThing {
  readonly section: ImportedResource['section'];
  readonly name: string;
  readonly value: Json;
}

/** Adds declarations: first one for each missing section, then the others at the end of their sections. */
function declareAll(text: string, fresh: readonly NewThing[], options: Options): string | undefined {
  const first: NewThing[] = [];
  const rest: NewThing[] = [];
  const document = check(text, options).documents[0];
  const there = new Set(
    document?.syntax.entries.filter((entry) => entry.path.length === 2).map((entry) => entry.path[0]),
  );
  for (const section of order) {
    const [one, ...others] = fresh.filter((each) => each.section === section);
    if (one === undefined) continue;
    (there.has(section) ? rest : first).push(one);
    rest.push(...others);
  }
  return [first, rest].reduce<string | undefined>((before, things) => {
    if (before === undefined || things.length === 0) return before;
    const checked = check(before, options);
    const near = checked.syntax.documents[0]?.entries[0]?.anchor;
    if (near === undefined) return undefined;
    const edits = options.frontend.edits(
      checked.syntax,
      things.map(({ section, name, value }) => ({ do: 'declare', near, section, name, value })),
    );
    return edits === undefined ? undefined : applyEdits(before, edits);
  }, text);
}
