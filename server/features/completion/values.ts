import { regionName, storageClassName } from '../called';
import { limit } from '../../catalog/limits';
import { osVersionsFor } from '../../catalog/os-versions';
import { regions } from '../../catalog/regions';
import { message, say, type Catalogue } from '../../messages/message';
import type { Action } from '../../model/actions';
import type { Definition } from '../../model/describe';
import type { Section } from '../../model/sections';
import type { Path } from '../../syntax/change';
import { scalarText } from '../../syntax/render';
import { literal, sorted, type Completion } from './item';
import type { Style } from './typing';

/** A value as it is put into the text: in quotes where the text needs them and has none yet. */
export function valueText(value: string, style: Style): string {
  return style.lead + literal(style.quoted ? value : scalarText(value, style.json));
}

/** The values that a field may take, as far as the format or the documents list them. */
export function valueItems(
  definition: Definition | undefined,
  kind: Section | Action | 'top',
  path: Path,
  style: Style,
  catalogue: Catalogue,
): readonly Completion[] {
  const about = { of: 'value', kind, path } as const;
  const name = path.findLast((part) => typeof part === 'string');
  const item = (value: string, detail: string, index: number): Completion => ({
    label: value,
    kind: 'value',
    snippet: valueText(value, style),
    detail,
    sort: sorted(0, index),
    about,
  });
  if (definition?.type === 'boolean' && style.quoted) return [];
  if (definition?.type === 'boolean')
    return ['true', 'false'].map((value, index) => ({
      ...item(value, byDefault(value), index),
      snippet: style.lead + value,
    }));
  if (definition?.enum !== undefined) return definition.enum.map((value, index) => item(value, shown(value), index));
  if (definition?.const !== undefined) return [item(definition.const, '', 0)];
  if (isRegion(name)) {
    const all = name === 'projects' && path.length === 1 ? [item('all', '', 0)] : [];
    return [...all, ...regions.map(({ id }, index) => item(id, regionName(id, catalogue) ?? '', index + 1))];
  }
  return listed(definition, path).map((value, index) => item(value, '', index));

  function byDefault(value: string): string {
    return String(definition?.default) === value ? say(message('completion.default'), catalogue) : '';
  }
  function shown(value: string): string {
    return (name === 'storage_class' ? storageClassName(value, catalogue) : undefined) ?? byDefault(value);
  }
}

function isRegion(name: string | undefined): boolean {
  return name === 'region' || name === 'target_region' || name === 'project_name' || name === 'projects';
}

/** Values that the documents name where the format leaves the field open. */
function listed(definition: Definition | undefined, path: Path): readonly string[] {
  if (path[0] === 'policies') {
    const { values, fullEcs, broad } = limit('cross-region-agency-permission');
    return [...values, ...fullEcs, ...broad];
  }
  if (path[0] === 'grants' && path[2] === 'operations') return limit('share-key-grant-operations').values;
  return (definition?.examples ?? []).map(String);
}

/** Items of a list that is not written yet. */
export function inBrackets(items: readonly Completion[], { lead, flow, json }: Style): readonly Completion[] {
  // Behind a bare colon the list may be meant to go on line by line.
  if (lead !== '' && !flow && !json) return [];
  return items.map((item) => ({ ...item, snippet: `${lead}[${item.snippet.slice(lead.length)}]` }));
}

/** The documented versions of an operating system, of that type and for that architecture where they are known. */
export function osVersionItems(
  osType: string | undefined,
  architecture: string | undefined,
  style: Style,
): readonly Completion[] {
  return osVersionsFor(osType, architecture).map(({ value, osType: type }, index) => ({
    label: value,
    kind: 'value',
    snippet: valueText(value, style),
    detail: type,
    sort: sorted(0, index),
  }));
}
