import { message, type Message } from '../messages/message';
import type { Change, Path } from '../syntax/change';
import { nodeAt } from '../syntax/cursor';
import { isEmpty, isMultiline, type Entry, type Node, type SyntaxDocument } from '../syntax/node';
import { plainValue } from '../syntax/plain-value';
import type { AnchoredSpan, Span } from '../text/anchored-span';
import type { Task } from '../text/cooperative';
import type { ValueFix, SchemaProblem } from './schema-problem';
import { EntryCache } from './entry-cache';
import { requiredFields } from './schema-lookup';
import { checkInclude, checkRoot, checkStep, checkThing } from './validate';
import { isSection } from './sections';

/** A violation of the format at its place, with the changes that would fix it. */
export interface SchemaDiagnostic {
  readonly at: AnchoredSpan;
  readonly message: Message;
  readonly repairs: readonly PlacedRepair[];
}

interface PlacedRepair {
  readonly title: Message;
  readonly safe: boolean;
  readonly changes: readonly Change[];
}

/** The problems of the successive texts of a document. Unchanged entries are not checked again. */
export class SchemaDiagnostics {
  private readonly cache = new EntryCache(entryProblems);
  private found: readonly SchemaDiagnostic[] = none;

  /** The differences between a document and the schema. Missing parts in an unfinished text are not reported. */
  *of(document: SyntaxDocument, first: boolean): Task<readonly SchemaDiagnostic[]> {
    const { all, gone, came } = yield* this.cache.of(document);
    if ([...gone, ...came].some((own) => own.length > 0)) this.found = all.flat();
    return [...rootProblems(document, first), ...this.found];
  }
}

const none: readonly SchemaDiagnostic[] = [];

/** The problems of one declaration or one item of `operations`. */
function entryProblems(entry: Entry): readonly SchemaDiagnostic[] {
  const [section, name] = entry.path;
  if (name === undefined || isEmpty(entry.value)) return none;
  const value = plainValue(entry.value);
  // Declarations in a list lack names, which is a problem of the section.
  const found =
    section === 'operations'
      ? checkStep(value)
      : section === 'include' && typeof name === 'number'
        ? checkInclude(value)
        : typeof name === 'string' && isSection(section)
          ? checkThing(section, value, name)
          : [];
  return found
    .filter(({ missing, path }) => !(missing && entry.broken) && !isUnknown(entry.value, path))
    .map((problem) => placed(problem, entry));
}

/** Whether a path leads to or through an unknown value, which is not checked. */
function isUnknown(value: Node, path: Path): boolean {
  return path.some((_, index) => nodeAt(value, path.slice(0, index + 1))?.node.type === 'unknown');
}

/** The problems of the top level: its names, and the types of its sections. */
function rootProblems(document: SyntaxDocument, first: boolean): readonly SchemaDiagnostic[] {
  const value = Object.create(null) as Record<string, unknown>;
  const fields = document.entries.filter((entry) => entry.path.length === 1);
  for (const section of document.sections) value[section.name] = section.list ? [] : {};
  for (const entry of fields) {
    const [name] = entry.path;
    if (!isEmpty(entry.value)) value[name] = plainValue(entry.value);
    // An optional field without a value is the same as an absent field.
    else if (requiredFields.includes(name)) value[name] = '';
  }
  const quotas = document.entries.filter((entry) => entry.path[0] === 'quotas' && entry.path.length === 2);
  if (quotas.length > 0) value['quotas'] = Object.fromEntries(quotas.flatMap(givenIn));
  // A `---` at the end of a file starts an empty document.
  if (document.sections.length + fields.length === 0 && !first) return [];
  const found = checkRoot(value);
  return found.length === 0 ? [] : found.flatMap(placerIn(document));
}

/** Places violations of a schema by the whole document: in an entry, at the name of a section, or at the start of the document. */
export function placerIn(document: SyntaxDocument): (problem: SchemaProblem) => readonly SchemaDiagnostic[] {
  const { span, source } = document;
  const keyOf = (path: Path): string => JSON.stringify(path);
  const byPath = new Map(document.entries.map((entry) => [keyOf(entry.path), entry]));
  const byName = new Map(document.sections.map((section) => [section.name, section]));
  return (problem) => {
    const { path, message: explanation, fixes } = problem;
    const entry = byPath.get(keyOf(path.slice(0, 2))) ?? byPath.get(keyOf(path.slice(0, 1)));
    if (entry?.value.type === 'unknown') return [];
    if (entry !== undefined) return [placed({ ...problem, path: path.slice(entry.path.length) }, entry)];
    const key = byName.get(String(path[0]))?.key;
    const { start, end } = key ?? { start: span.start, end: span.start };
    const at = { anchor: { start, source }, start: 0, end: end - start };
    // A section is not an entry with its own path, so its name is changed as text.
    const renames = fixes.flatMap((repair) =>
      key !== undefined && repair.do === 'rename' && !byName.has(repair.to)
        ? [{ title: repair.title, safe: false, changes: [{ do: 'text', at, newText: repair.to } as const] }]
        : [],
    );
    return [{ at, message: explanation, repairs: renames }];
  };
}

/** The name and value of an entry of a map, unless it is only being typed. */
function givenIn({ path: [, name], value }: Entry): readonly (readonly [string, unknown])[] {
  return isEmpty(value) || value.type === 'unknown' ? [] : [[String(name), plainValue(value)]];
}

/** A violation of a schema in an entry's value, at its place. */
function placed(problem: SchemaProblem, entry: Entry): SchemaDiagnostic {
  return {
    at: placeOf(problem, entry),
    message: problem.message,
    // If an entry has a syntax error, the end of a field in it is unknown.
    repairs: problem.fixes
      .filter((repair) => !(entry.broken && repair.do === 'remove'))
      .flatMap((repair) => repairOf(repair, problem.path, entry)),
  };
}

function placeOf({ path, at }: SchemaProblem, entry: Entry): AnchoredSpan {
  const found = nodeAt(entry.value, path);
  const key = path.length === 0 ? entry.key : found?.key;
  const node = found?.node ?? entry.value;
  const span = (at === 'key' || isMultiline(node) ? key : undefined) ?? firstOf(node);
  return { anchor: entry.anchor, start: span.start, end: span.end };
}

/** For a map without a name, such as a step, also as the first of a list: its action, otherwise its first key. */
function firstOf(node: Entry['value']): Span {
  if (node.type === 'list' && node.items[0]?.type === 'map') return firstOf(node.items[0]);
  if (node.type !== 'map' || node.aliased === true) return node;
  const action = node.fields.get('action');
  if (action !== undefined && action.value.end > action.value.start) return action.value;
  const [first] = node.fields.values();
  return first?.key ?? node;
}

function repairOf(repair: ValueFix, path: Path, entry: Entry): readonly PlacedRepair[] {
  const at = { anchor: entry.anchor, path };
  if (repair.do !== 'quote') {
    const { title, ...change } = repair;
    return [{ title, safe: false, changes: [{ ...change, at }] }];
  }
  const node = nodeAt(entry.value, path)?.node;
  if (node?.type !== 'scalar') return [];
  const value = node.spelling ?? String(node.value);
  return [{ title: message('fix.quote', { value }), safe: false, changes: [{ do: 'set', at, value }] }];
}
