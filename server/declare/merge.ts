import type { Manifest } from '../model/manifest';
import type { Section } from '../model/sections';
import { check, type Checked, type CheckedDocument } from '../service';
import type { Change, Json } from '../syntax/change';
import { editsFor } from '../syntax/edits';
import type { Node } from '../syntax/node';
import { targetAt } from '../syntax/target';
import { applyEdits } from '../text/edit';
import type { Found } from './found';
import { nameThings } from './names';

/** A manifest with declarations added, and how many things of each section were added, changed, or told nothing new. */
export interface Merged {
  readonly text: string;
  readonly counts: ReadonlyMap<Section, { added: number; changed: number; same: number }>;
}

/** In which order new sections come. */
const order: readonly Section[] = ['keys', 'buckets', 'vaults', 'images'];

/**
 * Adds things to the first document of a manifest, keeping everything else as it stands. A thing that is declared already,
 * which its id tells (a key's alias, a bucket's name too), gets the fields that the account tells of now. `undefined` where
 * there is no document, or the text does not let itself be changed.
 */
export function merge(text: string, all: readonly Found[]): Merged | undefined {
  const checked = check(text);
  const [document] = checked.documents;
  if (document === undefined || checked.syntax.problems.length > 0) return undefined;
  const { manifest } = document.run;
  const found = once(all).map((each) => (each.section === 'images' ? ownImage(each, manifest) : each));
  const declared = new Declared(manifest);
  const known = new Map(found.flatMap((each) => mapped(each, declared.name(each))));
  const made = new Set(document.run.madeNames());
  const named = nameThings(
    found.filter((each) => !known.has(each)),
    (section, name) => manifest[section].has(name) || (section === 'images' && made.has(name)),
  );
  const nameOf = (each: Found): string => known.get(each) ?? named.get(each) ?? each.id;
  const keys = new Map(
    found.flatMap((each) => (each.section === 'keys' ? [[each.id.toLowerCase(), nameOf(each)]] : [])),
  );
  const keyOf = (id: string): string => keys.get(id.toLowerCase()) ?? document.run.world.identity('keys', id) ?? id;

  const counts = new Map<Section, { added: number; changed: number; same: number }>();
  const count = (section: Section, what: 'added' | 'changed' | 'same'): void => {
    const of = counts.get(section) ?? { added: 0, changed: 0, same: 0 };
    counts.set(section, { ...of, [what]: of[what] + 1 });
  };
  const changes: Change[] = [];
  const fresh: { readonly section: Section; readonly name: string; readonly value: Json }[] = [];
  for (const each of found) {
    const fields = fieldsOf(each, nameOf(each), keyOf, known.has(each) ? undefined : manifest.region?.value);
    if (known.has(each)) {
      const own = changesOf(checked, document, each.section, nameOf(each), fields);
      changes.push(...own);
      count(each.section, own.length > 0 ? 'changed' : 'same');
    } else {
      fresh.push({ section: each.section, name: nameOf(each), value: fields });
      count(each.section, 'added');
    }
  }
  const edits = editsFor(checked.syntax, changes);
  const changed = edits === undefined ? undefined : declareAll(applyEdits(text, edits), fresh);
  return changed === undefined ? undefined : { text: changed, counts };
}

function mapped(each: Found, name: string | undefined): readonly (readonly [Found, string])[] {
  return name === undefined ? [] : [[each, name]];
}

/** Of things told twice the later telling. */
function once(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((each) => [`${each.section} ${each.id.toLowerCase()}`, each])).values()];
}

/** The names of what is declared, by what tells it. */
class Declared {
  private readonly names = new Map<string, string | undefined>();

  constructor(manifest: Manifest) {
    for (const section of order) {
      for (const thing of manifest[section].values()) {
        const { id, alias, name } = thing.fields as Readonly<Record<string, { value: string } | undefined>>;
        if (section === 'buckets') this.add(`buckets ${name?.value ?? thing.name}`, thing.name);
        else if (id !== undefined) this.add(`${section} ${id.value.toLowerCase()}`, thing.name);
        else if (alias !== undefined) this.add(`alias ${alias.value}`, thing.name);
      }
    }
  }

  /** What two have in common tells neither. */
  private add(key: string, name: string): void {
    this.names.set(key, this.names.has(key) ? undefined : name);
  }

  /** The name under which a thing is declared: by its id, a bucket by its name, a key without an id by its alias. */
  name({ section, id, fields }: Found): string | undefined {
    if (section === 'buckets') return this.names.get(`buckets ${id}`);
    const { alias } = fields;
    return (
      this.names.get(`${section} ${id.toLowerCase()}`) ??
      (typeof alias === 'string' ? this.names.get(`alias ${alias}`) : undefined)
    );
  }
}

/** An image that is shared: with the own project as its owner it is one's own; with an owner unknown nothing is said. */
function ownImage(each: Found, manifest: Manifest): Found {
  if (each.fields['visibility'] !== 'shared') return each;
  const own = manifest.project_id?.value;
  const visibility =
    own === undefined || each.owner === undefined ? undefined : own === each.owner ? 'private' : 'shared';
  return { ...each, fields: { ...each.fields, visibility } };
}

/** What is written of a thing: the region only where it is not the one given. */
function fieldsOf(
  { section, id, fields, key }: Found,
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

/** What has to change for a declared thing to have these fields; what they do not tell stays. */
function changesOf(
  { syntax }: Checked,
  { run }: CheckedDocument,
  section: Section,
  name: string,
  fields: Readonly<Record<string, Json>>,
): readonly Change[] {
  const thing = run.manifest[section].get(name);
  const node = thing === undefined ? undefined : targetAt(syntax, thing.spot)?.node;
  if (thing === undefined || node === undefined) return [];
  if (node.type !== 'map' || node.fields.size === 0)
    return Object.keys(fields).length === 0 ? [] : [{ do: 'set', at: thing.spot, value: fields }];
  const changes: Change[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const old = node.fields.get(field)?.value;
    const at = { piece: thing.spot.piece, path: [...thing.spot.path, field] };
    if (field === 'region' && old === undefined && value === run.manifest.region?.value) continue;
    if (field === 'key' && old?.type === 'scalar' && typeof old.value === 'string' && typeof value === 'string') {
      if (run.world.identity('keys', old.value) === run.world.identity('keys', value)) continue;
    }
    if (field === 'encrypted' && node.fields.has('key'))
      changes.push({ do: 'remove', at: { ...at, path: [...thing.spot.path, 'key'] } });
    if (field === 'key' && node.fields.has('encrypted'))
      changes.push({ do: 'remove', at: { ...at, path: [...thing.spot.path, 'encrypted'] } });
    if (
      field === 'origin' &&
      old?.type === 'map' &&
      old.fields.size > 0 &&
      typeof value === 'object' &&
      value !== null
    ) {
      for (const [inner, each] of Object.entries(value)) {
        const before = old.fields.get(inner)?.value;
        if (before === undefined || !same(before, each))
          changes.push({ do: 'set', at: { ...at, path: [...at.path, inner] }, value: each });
      }
    } else if (old === undefined || !same(old, value)) changes.push({ do: 'set', at, value });
  }
  return changes;
}

/** Whether a node says a value; maps in any order. */
function same(node: Node, value: Json): boolean {
  if (node.type === 'scalar')
    return node.value === value || (typeof node.value === 'number' && String(node.value) === value);
  if (typeof value !== 'object' || value === null) return false;
  if (node.type === 'list') {
    return (
      Array.isArray(value) &&
      node.items.length === value.length &&
      node.items.every((each, index) => same(each, value[index] as Json))
    );
  }
  const fields = Object.entries(value);
  return (
    !Array.isArray(value) &&
    node.fields.size === fields.length &&
    fields.every(([name, each]) => {
      const field = node.fields.get(name);
      return field !== undefined && same(field.value, each);
    })
  );
}

interface Fresh {
  readonly section: Section;
  readonly name: string;
  readonly value: Json;
}

/** Declares things: first one of each section that is not there yet, then the others behind the things of theirs. */
function declareAll(text: string, fresh: readonly Fresh[]): string | undefined {
  const first: Fresh[] = [];
  const rest: Fresh[] = [];
  const document = check(text).documents[0];
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
    const { syntax } = check(before);
    const near = syntax.documents[0]?.entries[0]?.piece;
    if (near === undefined) return undefined;
    const edits = editsFor(
      syntax,
      things.map(({ section, name, value }) => ({ do: 'declare', near, section, name, value })),
    );
    return edits === undefined ? undefined : applyEdits(before, edits);
  }, text);
}
