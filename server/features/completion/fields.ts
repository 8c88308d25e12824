import { regions } from '../../catalog/regions';
import { limit } from '../../catalog/limits';
import { message, say, type Catalogue } from '../../messages/message';
import type { Action } from '../../model/actions';
import { definitionAt, definitionOf, topField, topFields, type Definition } from '../../model/schema-lookup';
import type { Section } from '../../model/sections';
import type { Path } from '../../syntax/change';
import type { Node } from '../../syntax/node';
import { regionName } from '../display-names';
import { sorted, type Completion } from './item';
import { completedField } from './templates';
import type { CompletionContext, Notation, OwnLine } from '../../syntax/frontend';

/** The fields that a map does not have yet, required ones first. */
export function fieldItems(
  kind: Section | Action | 'top',
  path: Path,
  node: Node | undefined,
  notation: Notation,
  catalogue: Catalogue,
): readonly Completion[] {
  const here = mapAt(definitionAt(definitionOf(kind), path));
  const taken = node?.type === 'map' ? node.fields : new Map<string, unknown>();
  const required = requiredIn(here, (name) => taken.has(name));
  const about = { of: 'field', kind, path } as const;
  return Object.entries(here?.properties ?? {})
    .filter(([name]) => !taken.has(name))
    .map(([name, definition], index) => ({
      ...fieldItem(name, index, required.has(name), catalogue),
      snippet: around(completedField(name, definition, notation), notation),
      about,
    }));
}

function fieldItem(
  label: string,
  index: number,
  isRequired: boolean,
  catalogue: Catalogue,
): Pick<Completion, 'label' | 'kind' | 'detail' | 'sort'> {
  const detail = isRequired ? say(message('completion.required'), catalogue) : '';
  return { label, kind: 'field', detail, sort: sorted(isRequired ? 0 : 1, index) };
}

/** The missing required fields of a map. If one of several fields is required, all of them until one is present. */
function requiredIn(here: Definition | undefined, has: (name: string) => boolean): ReadonlySet<string> {
  const one = [...(here?.anyOf ?? []), ...(here?.oneOf ?? [])].flatMap(({ required = [] }) => required);
  return new Set([...(here?.required ?? []), ...(one.some(has) ? [] : one)]);
}

function around(snippet: string, { lead, tail }: Notation): string {
  return lead + snippet + tail;
}

/** The definition of a value's map, if it can be one. */
export function mapAt(definition: Definition | undefined): Definition | undefined {
  return definition?.properties === undefined
    ? definition?.anyOf?.find((each) => each.properties !== undefined)
    : definition;
}

/** Known keys of maps with free keys: regions of projects, attributes of an image. */
export function freeNames(
  path: Path,
  node: Node | undefined,
  notation: Notation,
  catalogue: Catalogue,
): readonly Completion[] {
  const name = path.at(-1);
  const free = (each: string): boolean => node?.type !== 'map' || !node.fields.has(each);
  const named = (label: string, detail: string, index: number): Completion => ({
    label,
    kind: 'field',
    snippet: around(completedField(label, { type: 'string' }, notation), notation),
    detail,
    sort: sorted(0, index),
  });
  if (name === 'projects')
    return regions
      .filter(({ id }) => free(id))
      .map(({ id }, index) => named(id, regionName(id, catalogue) ?? '', index));
  if (name === 'set')
    return limit('update-attribute-not-modifiable')
      .values.filter(free)
      .map((each, index) => named(each, '', index));
  return [];
}

/** The missing top-level fields. `own` is their line if they are typed at a deeper indentation. */
export function topItems(
  taken: ReadonlySet<string>,
  notation: Notation,
  catalogue: Catalogue,
  own?: OwnLine,
): readonly Completion[] {
  const required: readonly string[] = ['imsManifest', 'region'];
  const about = { of: 'field', kind: 'top', path: [] } as const;
  return topFields
    .filter((name) => !taken.has(name))
    .map((name, index) => ({
      ...fieldItem(name, index, required.includes(name), catalogue),
      ...(own === undefined
        ? { snippet: around(topSnippet(name, notation), notation) }
        : { snippet: own.before + topSnippet(name, notation.at(own.column)), from: own.from }),
      about,
    }));
}

/** The missing fields of a map at the top. */
export function innerTopItems(
  name: string,
  { document, notation }: CompletionContext,
  catalogue: Catalogue,
): readonly Completion[] {
  const taken = new Set(document?.entries.filter(({ path }) => path[0] === name).map(({ path }) => path[1]));
  return fieldItems('top', [name], undefined, notation, catalogue).filter(({ label }) => !taken.has(label));
}

function topSnippet(name: string, notation: Notation): string {
  const definition = topField(name) ?? {};
  return completedField(
    name,
    name === 'operations' ? { ...definition, items: { properties: {} } } : definition,
    notation,
  );
}
