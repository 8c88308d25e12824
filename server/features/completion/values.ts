import { regionName, storageClassName } from '../display-names';
import { limit } from '../../catalog/limits';
import { osVersionsFor } from '../../catalog/os-versions';
import { regions } from '../../catalog/regions';
import { message, say, type Catalogue } from '../../messages/message';
import type { Action } from '../../model/actions';
import type { Definition } from '../../model/schema-lookup';
import type { Section } from '../../model/sections';
import type { Path } from '../../syntax/change';
import { literal, sorted, type Completion } from './item';
import type { Notation } from '../../syntax/frontend';

/** A value as inserted text, with quotes if they are needed and not present. */
export function valueText(value: string, notation: Notation): string {
  return notation.lead + literal(notation.text(value));
}

/** The values that a field can have, if the format or the documents list them. `target` is the region that a step copies to. */
export function valueItems(
  definition: Definition | undefined,
  kind: Section | Action | 'top',
  path: Path,
  notation: Notation,
  catalogue: Catalogue,
  target?: string,
): readonly Completion[] {
  const about = { of: 'value', kind, path } as const;
  const name = path.findLast((part) => typeof part === 'string');
  const item = (value: string, detail: string, index: number): Completion => ({
    label: value,
    kind: 'value',
    snippet: valueText(value, notation),
    detail,
    sort: sorted(0, index),
    about,
  });
  if (definition?.type === 'boolean' && notation.quoted) return [];
  if (definition?.type === 'boolean')
    return ['true', 'false'].map((value, index) => ({
      ...item(value, byDefault(value), index),
      snippet: notation.lead + value,
    }));
  if (definition?.enum !== undefined) return definition.enum.map((value, index) => item(value, shown(value), index));
  if (definition?.const !== undefined) return [item(definition.const, '', 0)];
  if (isRegion(name)) {
    const all = name === 'projects' && path.length === 1 ? [item('all', '', 0)] : [];
    // The default project of a region has its name.
    const place = (id: string, index: number): number => (name === 'project_name' && id === target ? 0 : index + 1);
    return [...all, ...regions.map(({ id }, index) => item(id, regionName(id, catalogue) ?? '', place(id, index)))];
  }
  return listed(definition, path).map((value, index) => item(value, '', index));

  function byDefault(value: string): string {
    return String(definition?.default) === value ? say(message('completion.default'), catalogue) : '';
  }
  function shown(value: string): string {
    return (name === 'storage_class' ? storageClassName(value, catalogue) : undefined) ?? byDefault(value);
  }
}

/** The items that are not in a list yet. */
export function untaken(items: readonly Completion[], taken: ReadonlySet<unknown>): readonly Completion[] {
  return items.filter(({ label }) => !taken.has(label));
}

function isRegion(name: string | undefined): boolean {
  return name === 'region' || name === 'target_region' || name === 'project_name' || name === 'projects';
}

/** Documented values of a field that the format does not restrict. */
function listed(definition: Definition | undefined, path: Path): readonly string[] {
  if (path[0] === 'policies') {
    const { values, fullEcs, broad } = limit('cross-region-agency-permission');
    return [...values, ...fullEcs, ...broad];
  }
  if (path[0] === 'grants' && path[2] === 'operations') return limit('share-key-grant-operations').values;
  return (definition?.examples ?? []).map(String);
}

/** Items of a list that has not been started. */
export function inBrackets(items: readonly Completion[], notation: Notation): readonly Completion[] {
  return items.flatMap((item) => {
    const list = notation.list(item.snippet.slice(notation.lead.length));
    return list === undefined ? [] : [{ ...item, snippet: notation.lead + list }];
  });
}

/** The documented OS versions, restricted by OS type and architecture if known. */
export function osVersionItems(
  osType: string | undefined,
  architecture: string | undefined,
  notation: Notation,
): readonly Completion[] {
  return osVersionsFor(osType, architecture).map(({ value, osType: type }, index) => ({
    label: value,
    kind: 'value',
    snippet: valueText(value, notation),
    detail: type,
    sort: sorted(0, index),
  }));
}
