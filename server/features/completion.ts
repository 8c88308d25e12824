import { regions } from '../catalog/regions';
import { osVersionsFor } from '../catalog/os-versions';
import type { Run } from '../facts/run';
import type { Image } from '../facts/view';
import { say, type Catalogue } from '../messages/message';
import { actionNames, type Action } from '../model/actions';
import { definitionAt, definitionOf, topField, topFields, type Definition } from '../model/describe';
import { pointers } from '../model/references';
import { sectionNames, type Section } from '../model/sections';
import { rules } from '../rules';
import { check, type Checked } from '../service';
import type { Path } from '../syntax/change';
import type { Entry, Node } from '../syntax/node';
import { parse } from '../syntax/parse';
import type { Span } from '../text/place';

/** A text that may be put at the cursor, in place of the word that is there. */
interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'name' | 'rule';
  readonly insert: string;
  readonly detail: string;
  /** Sorts among the others; what an operation would refuse comes last. */
  readonly sort: string;
  readonly documentation: string;
}

export interface Completions {
  readonly span: Span;
  readonly items: readonly Completion[];
}

/** The word that stands for what is being typed: nothing in a manifest is called so. */
const typed = 'zzTypedHerezz';

/** Everything that fits at an offset. */
export function completionsAt(checked: Checked, offset: number, catalogue: Catalogue): Completions {
  const { text } = checked;
  const span = wordAt(text, offset);
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const directive = /#\s*ims-disable-(?:next-line|file)\s[^#]*$/.test(line) && !line.includes(' -- ');
  if (directive) return { span, items: ruleIds() };
  if (text.trim() === '' || /^\s*$/.test(text.slice(0, span.start) + text.slice(span.end))) {
    return { span, items: [item('imsManifest', 'field', 'imsManifest: v1\nregion: ', '', '0')] };
  }
  const found = contextAt(text, span);
  return { span, items: found === undefined ? [] : itemsFor(found, checked, offset, catalogue) };
}

function wordAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && /[\w.\u4e00-\u9fa5-]/.test(text.charAt(start - 1))) start--;
  // A dash in front of a list item is no part of the word.
  if (text.charAt(start) === '-' && (start === 0 || /\s/.test(text.charAt(start - 1)))) start++;
  let end = offset;
  while (end < text.length && /[\w.\u4e00-\u9fa5-]/.test(text.charAt(end))) end++;
  return { start: Math.min(start, offset), end };
}

interface Context {
  readonly entry: Entry;
  /** To the map whose name is typed, or to the value that is typed. */
  readonly path: Path;
  readonly on: 'key' | 'value';
}

/** Where the typed word ends up when it is read as a name, or else as a value. */
function contextAt(text: string, span: Span): Context | undefined {
  const before = text.slice(0, span.start);
  const after = text.slice(span.end);
  const key = /(?:^|[{,\n]|^\s*-)\s*$|\n\s*(?:-\s+)?$/.test(before) && !/^\s*:/.test(after);
  const variants = key ? [`${typed}: `, typed] : [typed, `${typed}: `];
  for (const variant of variants) {
    const named = /^[^\S\n]*:/.test(after) ? typed : variant;
    for (const document of parse(before + named + after).documents) {
      for (const entry of document.entries) {
        if (entry.path.includes(typed)) return { entry, path: [], on: 'key' };
        const found = search(entry.value, []);
        if (found !== undefined) return { entry, ...found };
      }
    }
  }
  return undefined;
}

function search(node: Node, path: Path): Pick<Context, 'path' | 'on'> | undefined {
  if (node.type === 'scalar') return node.value === typed ? { path, on: 'value' } : undefined;
  if (node.type === 'list') {
    for (const [index, each] of node.items.entries()) {
      const found = search(each, [...path, index]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (node.fields.has(typed)) return { path, on: 'key' };
  for (const field of node.fields.values()) {
    const found = search(field.value, [...path, field.name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function itemsFor(
  { entry, path, on }: Context,
  checked: Checked,
  offset: number,
  catalogue: Catalogue,
): readonly Completion[] {
  const [top, inner] = entry.path;
  if (inner === undefined) {
    if (on === 'key' && top === typed) return topFields.map((name) => fieldItem(name, topField(name), false));
    return on === 'value' ? values(topField(top), top) : [];
  }
  const section = sectionNames.find((each) => each === top);
  if (section !== undefined) {
    if (inner === typed) return [];
    const definition = definitionOf(section);
    return on === 'key'
      ? keys(definition, path, nodeAlong(entry.value, path))
      : valuesAt(definition, path, checked, offset, undefined, catalogue);
  }
  if (top !== 'operations') return [];
  const [block, index] = path;
  const stepPath = block === 'parallel' && typeof index === 'number' ? path.slice(2) : path;
  const step = nodeAlong(entry.value, path.slice(0, path.length - stepPath.length));
  const action = textOf(step, 'action');
  if (stepPath.length === 1 && stepPath[0] === 'action' && on === 'value') return actionItems();
  const known = actionNames.find((each) => each === action);
  if (stepPath.length === 0 && on === 'value') return actionNames.map(wholeStep);
  if (known === undefined) {
    if (on === 'value') return [];
    // An item that is only begun may become any step.
    const begun = step?.type === 'map' && step.fields.size === 1;
    const first = [item('action', 'field', 'action: ', '', '0'), item('parallel', 'field', 'parallel:\n  - ', '', '1')];
    return begun ? [...first, ...actionNames.map(wholeStep)] : first;
  }
  const definition = definitionOf(known);
  return on === 'key'
    ? keys(definition, stepPath, nodeAlong(step, stepPath))
    : valuesAt(definition, stepPath, checked, offset, step, catalogue);
}

function nodeAlong(node: Node | undefined, path: Path): Node | undefined {
  return path.reduce<Node | undefined>((here, name) => {
    if (here?.type === 'map') return here.fields.get(String(name))?.value;
    return here?.type === 'list' ? here.items[Number(name)] : undefined;
  }, node);
}

function textOf(node: Node | undefined, field: string): string | undefined {
  const value = node?.type === 'map' ? node.fields.get(field)?.value : undefined;
  return value?.type === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function item(
  label: string,
  kind: Completion['kind'],
  insert: string,
  detail: string,
  sort: string,
  documentation = '',
): Completion {
  return { label, kind, insert, detail, sort: `${sort} ${label}`, documentation };
}

function fieldItem(name: string, definition: Definition | undefined, required: boolean): Completion {
  const insert = definition?.type === 'object' || definition?.type === 'array' ? `${name}:` : `${name}: `;
  return item(name, 'field', insert, required ? '*' : '', required ? '0' : '1', definition?.description ?? '');
}

/** The fields that a map may have and does not have yet, the required ones first. */
function keys(definition: Definition, path: Path, node: Node | undefined): readonly Completion[] {
  const here = definitionAt(definition, path);
  const taken = node?.type === 'map' ? node.fields : new Map<string, unknown>();
  return Object.entries(here?.properties ?? {})
    .filter(([name]) => !taken.has(name))
    .map(([name, field]) => fieldItem(name, field, here?.required?.includes(name) === true));
}

function values(definition: Definition | undefined, name: string | number | undefined): readonly Completion[] {
  if (definition?.enum !== undefined) return definition.enum.map((value) => item(value, 'value', value, '', '0'));
  if (definition?.const !== undefined) return [item(definition.const, 'value', definition.const, '', '0')];
  if (definition?.type === 'boolean') return ['true', 'false'].map((value) => item(value, 'value', value, '', '0'));
  if (name === 'region' || name === 'target_region' || name === 'project_name') {
    return regions.map((region) => item(region.id, 'value', region.id, region.name ?? '', '0'));
  }
  return (definition?.examples ?? []).map((value) => item(String(value), 'value', String(value), '', '0'));
}

/** What fields point at, those of declared things included. */
const sections: Readonly<Record<string, Section>> = {
  ...pointers,
  account: 'accounts',
  shared_by: 'accounts',
  shared_with: 'accounts',
};

function valuesAt(
  definition: Definition,
  path: Path,
  checked: Checked,
  offset: number,
  step: Node | undefined,
  catalogue: Catalogue,
): readonly Completion[] {
  const name = path.findLast((part) => typeof part === 'string');
  const section = name !== undefined && Object.hasOwn(sections, name) ? sections[name] : undefined;
  if (section !== undefined) return namesOf(section, checked, offset, textOf(step, 'action'), catalogue);
  if (name === 'os_version') {
    return osVersionsFor(textOf(step, 'os_type')).map((value) => item(value, 'value', value, '', '0'));
  }
  return values(definitionAt(definition, path), name);
}

/** The names of a section; of images those that exist by then, the ones that the step would be refused for last, with the reason. */
function namesOf(
  section: Section,
  checked: Checked,
  offset: number,
  action: string | undefined,
  catalogue: Catalogue,
): readonly Completion[] {
  const document = checked.documents.findLast((each) => each.syntax.span.start <= offset) ?? checked.documents[0];
  if (document === undefined) return [];
  const { run } = document;
  if (section !== 'images')
    return [...run.manifest[section].keys()].map((name) => item(name, 'name', name, section, '0'));
  const next = run.ran.find(({ step }) => step.spot.piece.start + step.at.end >= offset) ?? { start: run.ran.length };
  const known = actionNames.find((each) => each === action);
  return [...run.imagesAt(next).values()].map((image) => imageItem(image, known, run, catalogue));
}

function imageItem(image: Image, action: Action | undefined, run: Run, catalogue: Catalogue): Completion {
  const refusal = action === undefined ? undefined : refusalOf(image, action, run, catalogue);
  return item(image.name, 'name', image.name, refusal ?? 'images', refusal === undefined ? '0' : '9');
}

/** The actions whose rules can be asked about an image alone: what they would say is known before the step is written. */
function refusalOf(image: Image, action: Action, run: Run, catalogue: Catalogue): string | undefined {
  const fields: Readonly<Record<string, string>> = {
    'copy-cross-region': 'name: n, target_region: zz-elsewhere-1, project_name: zz-elsewhere-1, agency: zz',
    'copy-in-region': 'name: n, key: none',
    publish: '',
    delete: '',
  };
  const rest = Object.hasOwn(fields, action) ? fields[action] : undefined;
  const { kind, encrypted, visibility, size, status } = image.facts;
  if (rest === undefined) return undefined;
  const told = [
    kind.known ? `kind: ${kind.value}` : '',
    encrypted.known ? `encrypted: ${String(encrypted.value)}` : '',
    visibility.known ? `visibility: ${visibility.value}` : '',
    size.known ? `size: ${String(size.value)}` : '',
    status.known ? `status: ${status.value}` : '',
  ].filter((each) => each !== '');
  const region = run.manifest.region?.value ?? 'r';
  const plan = `imsManifest: v1\nregion: ${region}\nimages:\n  a: { ${told.join(', ')} }\noperations:\n  - { action: ${action}, image: a, ${rest} }\n`;
  const [first] = check(plan).findings.filter((finding) => finding.severity === 'error');
  if (first === undefined) return undefined;
  const args = Object.fromEntries(
    Object.entries(first.message.args).map(([name, value]) => [name, value === 'a' ? image.name : value]),
  );
  return say({ id: first.message.id, args }, catalogue);
}

function actionItems(): readonly Completion[] {
  return actionNames.map((name) => item(name, 'value', name, '', '0', definitionOf(name).description));
}

/** A step with the fields that it must have. */
function wholeStep(action: Action): Completion {
  const definition = definitionOf(action);
  const required = (definition.required ?? []).filter((name) => name !== 'action');
  const insert = [`action: ${action}`, ...required.map((name) => `${name}: `)].join('\n');
  return item(action, 'value', insert, '', '0', definition.description);
}

function ruleIds(): readonly Completion[] {
  return rules.map((rule) => item(rule.id, 'rule', rule.id, rule.severity, '0'));
}
