import type { Manifest } from '../model/manifest';
import type { Section } from '../model/sections';
import { check, type Checked, type CheckedDocument } from '../engine/session';
import type { Change, Json } from '../syntax/change';
import type { Frontend } from '../syntax/frontend';
import type { Node } from '../syntax/node';
import { targetAt } from '../syntax/target';
import { applyEdits } from '../text/edit';
import type { ImportedResource } from './resource';
import { nameThings } from './names';

/** A manifest with added declarations, and how many declarations of each section were added, changed and unchanged. */
export interface Merged {
  readonly text: string;
  readonly counts: ReadonlyMap<Section, { added: number; changed: number; same: number }>;
  /** Declarations that are new in the manifest. */
  readonly added: readonly ImportedResource[];
}

/** The order of new sections. */
const order: readonly Section[] = ['keys', 'buckets', 'vaults', 'images'];

/**
 * Adds declarations to the first document of a manifest and leaves everything else unchanged. An existing declaration, recognized
 * by its ID (or a key's alias, a bucket's name), gets the current fields of the account. `undefined` if there is no document, or if
 * its text cannot be edited.
 */
export function merge(text: string, all: readonly ImportedResource[], frontend: Frontend): Merged | undefined {
  const checked = check(text, { frontend });
  const [document] = checked.documents;
  if (document === undefined || checked.syntax.problems.length > 0) return undefined;
  const { manifest } = document.evaluation;
  const found = once(all).map((each) => (each.section === 'images' ? ownImage(each, manifest) : each));
  const declared = new Declared(manifest);
  const known = new Map(found.flatMap((each) => mapped(each, declared.name(each))));
  const produced = new Set(document.evaluation.producedNames());
  const named = nameThings(
    found.filter((each) => !known.has(each)),
    (section, name) => manifest[section].has(name) || (section === 'images' && produced.has(name)),
  );
  const nameOf = (each: ImportedResource): string => known.get(each) ?? named.get(each) ?? each.id;
  const keys = new Map(
    found.flatMap((each) => (each.section === 'keys' ? [[each.id.toLowerCase(), nameOf(each)]] : [])),
  );
  const keyOf = (id: string): string =>
    keys.get(id.toLowerCase()) ?? document.evaluation.symbols.canonicalName('keys', id);

  const counts = new Map<Section, { added: number; changed: number; same: number }>();
  const count = (section: Section, what: 'added' | 'changed' | 'same'): void => {
    const of = counts.get(section) ?? { added: 0, changed: 0, same: 0 };
    counts.set(section, { ...of, [what]: of[what] + 1 });
  };
  const changes: Change[] = [];
  const fresh: { readonly section: Section; readonly name: string; readonly value: Json }[] = [];
  for (const each of found) {
    const fields = fieldsOf(each, nameOf(each), keyOf, known.has(each) ? undefined : manifest.actor.region?.value);
    if (known.has(each)) {
      const own = changesOf(checked, document, each.section, nameOf(each), fields);
      changes.push(...own);
      count(each.section, own.length > 0 ? 'changed' : 'same');
    } else {
      fresh.push({ section: each.section, name: nameOf(each), value: fields });
      count(each.section, 'added');
    }
  }
  const edits = checked.options.frontend.edits(checked.syntax, changes);
  const changed = edits === undefined ? undefined : declareAll(applyEdits(text, edits), fresh, checked.options);
  return changed === undefined ? undefined : { text: changed, counts, added: found.filter((each) => !known.has(each)) };
}

function mapped(each: ImportedResource, name: string | undefined): readonly (readonly [ImportedResource, string])[] {
  return name === undefined ? [] : [[each, name]];
}

/** Removes duplicates. The last one wins. */
function once(found: readonly ImportedResource[]): readonly ImportedResource[] {
  return [...new Map(found.map((each) => [`${each.section} ${each.id.toLowerCase()}`, each])).values()];
}

/** Finds the name of an existing declaration by its ID and other identifying fields. */
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
 * An image with visibility `shared` is the account's own if its owner is the manifest's project. If the owner is unknown, no
 * visibility is declared.
 */
function ownImage(each: ImportedResource, manifest: Manifest): ImportedResource {
  if (each.fields['visibility'] !== 'shared') return each;
  const own = manifest.actor.project_id?.value;
  const visibility =
    own === undefined || each.owner === undefined ? undefined : own === each.owner ? 'private' : 'shared';
  return { ...each, fields: { ...each.fields, visibility } };
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

/** The changes that give a declaration these fields. Fields that are not listed stay. */
function changesOf(
  { syntax }: Checked,
  { evaluation }: CheckedDocument,
  section: Section,
  name: string,
  fields: Readonly<Record<string, Json>>,
): readonly Change[] {
  const thing = evaluation.manifest[section].get(name);
  const node = thing === undefined ? undefined : targetAt(syntax, thing.nodePath)?.node;
  if (thing === undefined || node === undefined) return [];
  if (node.type !== 'map' || node.fields.size === 0)
    return Object.keys(fields).length === 0 ? [] : [{ do: 'set', at: thing.nodePath, value: fields }];
  const changes: Change[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const old = node.fields.get(field)?.value;
    const at = { anchor: thing.nodePath.anchor, path: [...thing.nodePath.path, field] };
    if (field === 'region' && old === undefined && value === evaluation.manifest.actor.region?.value) continue;
    if (field === 'key' && old?.type === 'scalar' && typeof old.value === 'string' && typeof value === 'string') {
      if (evaluation.symbols.resolveName('keys', old.value) === evaluation.symbols.resolveName('keys', value)) continue;
    }
    if (field === 'encrypted' && node.fields.has('key'))
      changes.push({ do: 'remove', at: { ...at, path: [...thing.nodePath.path, 'key'] } });
    if (field === 'key' && node.fields.has('encrypted'))
      changes.push({ do: 'remove', at: { ...at, path: [...thing.nodePath.path, 'encrypted'] } });
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

/** Whether a node has this value. The order of maps does not matter. */
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
    node.type === 'map' &&
    !Array.isArray(value) &&
    node.fields.size === fields.length &&
    fields.every(([name, each]) => {
      const field = node.fields.get(name);
      return field !== undefined && same(field.value, each);
    })
  );
}

interface NewThing {
  readonly section: Section;
  readonly name: string;
  readonly value: Json;
}

/** Adds declarations: first one for each missing section, then the others at the end of their sections. */
function declareAll(text: string, fresh: readonly NewThing[], options: Checked['options']): string | undefined {
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
