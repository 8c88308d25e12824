import { regions } from '../../catalog/regions';
import { limit } from '../../catalog/limits';
import { message, say, type Catalogue } from '../../messages/message';
import type { Action } from '../../model/actions';
import { definitionAt, definitionOf, topField, topFields, type Definition } from '../../model/describe';
import { pointers } from '../../model/references';
import type { Section } from '../../model/sections';
import type { Path } from '../../syntax/change';
import type { Node } from '../../syntax/node';
import { regionName } from '../called';
import { sorted, type Completion } from './item';
import type { OwnLine } from './lines';
import { completedField } from './templates';
import type { Style } from './typing';

/** The fields that a map may have and does not have yet, the required ones first. */
export function fieldItems(
  kind: Section | Action,
  path: Path,
  node: Node | undefined,
  style: Style,
  catalogue: Catalogue,
): readonly Completion[] {
  const here = mapAt(definitionAt(definitionOf(kind), path));
  const taken = node?.type === 'map' ? node.fields : new Map<string, unknown>();
  const required = requiredIn(here, (name) => taken.has(name));
  const about = { of: 'field', kind, path } as const;
  return Object.entries(here?.properties ?? {})
    .filter(([name]) => !taken.has(name))
    .map(([name, definition], index) => ({
      label: name,
      kind: 'field' as const,
      snippet: around(completedField(name, definition, style), style),
      detail: required.has(name) ? say(message('completion.required'), catalogue) : '',
      sort: sorted(required.has(name) ? 0 : 1, index),
      about,
    }));
}

/** The fields that a map needs; of fields of which one is needed all, as long as none is there. */
function requiredIn(here: Definition | undefined, has: (name: string) => boolean): ReadonlySet<string> {
  const one = [...(here?.anyOf ?? []), ...(here?.oneOf ?? [])].flatMap(({ required = [] }) => required);
  return new Set([...(here?.required ?? []), ...(one.some(has) ? [] : one)]);
}

function around(snippet: string, { lead, tail }: Style): string {
  return lead + snippet + tail;
}

/** The form of a value that is a map, where it may be one. */
export function mapAt(definition: Definition | undefined): Definition | undefined {
  return definition?.properties === undefined
    ? definition?.anyOf?.find((each) => each.properties !== undefined)
    : definition;
}

/** Names of free maps that are known all the same: regions of projects, attributes of an image. */
export function freeNames(
  path: Path,
  node: Node | undefined,
  style: Style,
  catalogue: Catalogue,
): readonly Completion[] {
  const name = path.at(-1);
  const free = (each: string): boolean => node?.type !== 'map' || !node.fields.has(each);
  const named = (label: string, detail: string, index: number): Completion => ({
    label,
    kind: 'field',
    snippet: around(completedField(label, { type: 'string' }, style), style),
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

/** The fields of a manifest that are not there yet; `own`: the line that they go to where they are typed further in. */
export function topItems(
  taken: ReadonlySet<string>,
  style: Style,
  catalogue: Catalogue,
  own?: OwnLine,
): readonly Completion[] {
  const required: readonly string[] = ['imsManifest', 'region'];
  const about = { of: 'field', kind: 'top', path: [] } as const;
  return topFields
    .filter((name) => !taken.has(name))
    .map((name, index) => {
      const first = required.includes(name);
      return {
        label: name,
        kind: 'field' as const,
        snippet:
          own === undefined
            ? around(topSnippet(name, style), style)
            : own.before + topSnippet(name, { ...style, column: own.column }),
        detail: first ? say(message('completion.required'), catalogue) : '',
        sort: sorted(first ? 0 : 1, index),
        ...(own === undefined ? {} : { from: own.from }),
        about,
      };
    });
}

function topSnippet(name: string, style: Style): string {
  const definition = topField(name) ?? {};
  return completedField(name, name === 'operations' ? { ...definition, items: { properties: {} } } : definition, style);
}

/** Whether a field of a step or thing names something declared. */
export function sectionOf(path: Path): Section | undefined {
  const name = path.findLast((part) => typeof part === 'string');
  if (name === undefined || path[0] === 'set' || path[0] === 'tags' || path[0] === 'projects') return undefined;
  return Object.hasOwn(sections, name) ? sections[name] : undefined;
}

/** What fields point at, those of declared things included. */
const sections: Readonly<Record<string, Section>> = {
  ...pointers,
  account: 'accounts',
  shared_by: 'accounts',
  shared_with: 'accounts',
};
