import { regions } from '../../catalog/regions';
import { limit } from '../../catalog/limits';
import { message, say, type Catalogue } from '../../messages/message';
import { actionNames, making, type Action } from '../../model/actions';
import { definitionAt, definitionOf, topField, topFields, type Definition } from '../../model/describe';
import { pointers } from '../../model/references';
import type { Section } from '../../model/sections';
import type { Path } from '../../syntax/change';
import type { Node } from '../../syntax/node';
import { regionName } from '../called';
import { sorted, type About, type Completion } from './item';
import type { Style } from './typing';

/** A field's name and the place for its value, the `number`th to fill in. */
function fieldSnippet(name: string, definition: Definition, style: Style, number: number): string {
  const { json, flow, column, eol } = style;
  const key = json ? `"${name}": ` : `${name}: `;
  const place = `$${String(number)}`;
  const choice = definition.enum === undefined ? undefined : `\${${String(number)}|${definition.enum.join(',')}|}`;
  if (definition.type === 'object') {
    return json || flow ? `${key}{ ${place} }` : `${name}:${eol}${' '.repeat(column + 2)}${place}`;
  }
  if (definition.type === 'array') {
    const maps = definition.items?.properties !== undefined;
    if (json) return maps ? `${key}[{ ${place} }]` : `${key}["${place}"]`;
    return maps ? `${key}[{ ${place} }]` : `${key}[${place}]`;
  }
  if (definition.type === 'boolean') return `${key}\${${String(number)}|true,false|}`;
  const text = choice ?? definition.const ?? place;
  return json && definition.type !== 'integer' ? `${key}"${text}"` : key + text;
}

/** What a field's name is completed to, given what stands around it already. */
function completedField(name: string, definition: Definition, style: Style): string {
  if (style.colon || style.quoted) return name;
  return style.lead + fieldSnippet(name, definition, style, 1);
}

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
  const required = new Set(here?.required);
  const about = { of: 'field', kind, path } as const;
  return Object.entries(here?.properties ?? {})
    .filter(([name]) => !taken.has(name))
    .map(([name, definition], index) => ({
      label: name,
      kind: 'field' as const,
      snippet: completedField(name, definition, style),
      detail: required.has(name) ? say(message('completion.required'), catalogue) : '',
      sort: sorted(required.has(name) ? 0 : 1, index),
      about,
    }));
}

/** The form of a value that is a map, where it may be one. */
export function mapAt(definition: Definition | undefined): Definition | undefined {
  return definition?.properties === undefined
    ? definition?.anyOf?.find((each) => each.properties !== undefined)
    : definition;
}

/** Names of free maps that are known all the same: regions of projects, attributes of an image. */
export function freeNames(path: Path, style: Style, catalogue: Catalogue): readonly Completion[] {
  const name = path.at(-1);
  const named = (label: string, detail: string, index: number): Completion => ({
    label,
    kind: 'field',
    snippet: completedField(label, { type: 'string' }, style),
    detail,
    sort: sorted(0, index),
  });
  if (name === 'projects') return regions.map(({ id }, index) => named(id, regionName(id, catalogue) ?? '', index));
  if (name === 'set')
    return limit('update-attribute-not-modifiable').values.map((each, index) => named(each, '', index));
  return [];
}

/** The fields of a manifest that are not there yet. */
export function topItems(taken: ReadonlySet<string>, style: Style, catalogue: Catalogue): readonly Completion[] {
  const required: readonly string[] = ['imsManifest', 'region'];
  const about = { of: 'field', kind: 'top', path: [] } as const;
  return topFields
    .filter((name) => !taken.has(name))
    .map((name, index) => {
      const first = required.includes(name);
      return {
        label: name,
        kind: 'field' as const,
        snippet: topSnippet(name, style),
        detail: first ? say(message('completion.required'), catalogue) : '',
        sort: sorted(first ? 0 : 1, index),
        about,
      };
    });
}

function topSnippet(name: string, style: Style): string {
  if (name === 'operations' && !style.json && !style.flow && !style.colon && !style.quoted)
    return `operations:${style.eol}  - $1`;
  return completedField(name, topField(name) ?? {}, style);
}

/** The fields that a step of each action nearly always has besides those that it must have. */
const usual: Readonly<Record<Action, readonly string[]>> = {
  import: ['os_version'],
  'create-from-server': [],
  'create-from-disk': ['server'],
  'create-full-ecs': ['server', 'vault'],
  'copy-in-region': ['key'],
  'copy-cross-region': ['project_name', 'agency'],
  share: ['image', 'accounts'],
  unshare: ['image', 'accounts'],
  'accept-share': ['image'],
  'reject-share': ['image'],
  export: ['file_format'],
  publish: [],
  update: [],
  tag: [],
  delete: [],
};

const anAction: About = { of: 'action' };

/** A step for each action, with the fields that it needs to be filled in. `dash`: the item begins with its dash. */
export function stepItems(style: Style, on: 'key' | 'value', dash: boolean): readonly Completion[] {
  return actionNames.map((action, index) => ({
    label: action,
    kind: 'step',
    snippet:
      style.lead + (dash ? '- ' : '') + stepSnippet(action, { ...style, column: style.column + (dash ? 2 : 0) }, on),
    detail: '',
    sort: sorted(2, index),
    about: anAction,
  }));
}

/** The actions, each as the value of `action`. */
export function actionItems(style: Style): readonly Completion[] {
  return actionNames.map((action, index) => ({
    label: action,
    kind: 'value',
    snippet: style.lead + (style.json && !style.quoted ? `"${action}"` : action),
    detail: '',
    sort: sorted(0, index),
    about: anAction,
  }));
}

function stepSnippet(action: Action, style: Style, on: 'key' | 'value'): string {
  const { properties = {}, required = [] } = definitionOf(action);
  const wanted = new Set([...required, ...usual[action], ...(making.some((each) => each === action) ? ['as'] : [])]);
  const ordered = Object.entries(properties).filter(([name]) => wanted.has(name));
  const flow = style.flow || style.json;
  const fields = ordered.map(([name, definition], index) => fieldSnippet(name, definition, style, index));
  if (!flow) return fields.join(`${style.eol}${' '.repeat(style.column)}`);
  return on === 'key' ? fields.join(', ') : `{ ${fields.join(', ')} }`;
}

/** What an item of `operations` may begin with. */
export function beginnings(style: Style, catalogue: Catalogue): readonly Completion[] {
  const { json, flow, column, eol, lead } = style;
  const block = `parallel:${eol}${' '.repeat(column + 2)}- $1`;
  const parallel =
    style.quoted || style.colon ? 'parallel' : json ? '"parallel": [{ $1 }]' : flow ? 'parallel: [{ $1 }]' : block;
  const action = { ...(definitionOf('share').properties?.['action'] ?? {}), const: undefined, enum: actionNames };
  return [
    {
      label: 'action',
      kind: 'field',
      snippet: completedField('action', action, style),
      detail: say(message('completion.required'), catalogue),
      sort: sorted(0, 0),
      about: { of: 'field', kind: 'share', path: [] },
    },
    {
      label: 'parallel',
      kind: 'field',
      snippet: lead + parallel,
      detail: '',
      sort: sorted(0, 1),
      about: { of: 'field', kind: 'parallel', path: [] },
    },
  ];
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
