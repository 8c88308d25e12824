import { message, type Message } from '../messages/message';
import type { Change, Path } from '../syntax/change';
import { nodeAt } from '../syntax/cursor';
import type { Entry, SyntaxDocument } from '../syntax/node';
import { plain } from '../syntax/plain';
import { isEmpty } from '../syntax/target';
import type { Place, Span } from '../text/place';
import type { Slices } from '../text/slices';
import type { Repair, SchemaProblem } from './departure';
import { Kept } from './kept';
import { requiredFields } from './describe';
import { checkRoot, checkStep, checkThing } from './schema';
import { sections, type Section } from './sections';

/** A fault of the form, at its place, with the changes that would repair it. */
export interface Problem {
  readonly at: Place;
  readonly message: Message;
  readonly repairs: readonly PlacedRepair[];
}

interface PlacedRepair {
  readonly title: Message;
  readonly safe: boolean;
  readonly changes: readonly Change[];
}

/** The problems of the texts that a document has one after the other: entries that stay are not checked again. */
export class Problems {
  private readonly kept = new Kept(entryProblems);
  private found: readonly Problem[] = none;

  /** Where the form of a document departs from the schema. What is missing in a text that is being typed is no fault yet. */
  *of(document: SyntaxDocument, first: boolean): Slices<readonly Problem[]> {
    const { all, gone, came } = yield* this.kept.of(document);
    if ([...gone, ...came].some((own) => own.length > 0)) this.found = all.flat();
    return [...rootProblems(document, first), ...this.found];
  }
}

const none: readonly Problem[] = [];

/** The same for one declared thing or one item of `operations`. */
function entryProblems(entry: Entry): readonly Problem[] {
  const [section, name] = entry.path;
  if (name === undefined || isEmpty(entry.value)) return none;
  const value = plain(entry.value);
  // Of things written as a list it is said that they need names: that is the fault of the section.
  const isThing = typeof name === 'string' && Object.hasOwn(sections, section);
  const found =
    section === 'operations' ? checkStep(value) : isThing ? checkThing(section as Section, value, name) : [];
  return found.filter((problem) => !problem.missing || !entry.broken).map((problem) => placed(problem, entry));
}

/** What is wrong with the top level: its names, and the kinds of its sections. */
function rootProblems(document: SyntaxDocument, first: boolean): readonly Problem[] {
  const value = Object.create(null) as Record<string, unknown>;
  const fields = document.entries.filter((entry) => entry.path.length === 1);
  const order = [
    ...document.sections.map((section) => ({ name: section.name, at: section.key.start })),
    ...fields.map((entry) => ({ name: entry.path[0], at: entry.piece.start })),
  ]
    .sort((a, b) => a.at - b.at)
    .map((each) => each.name);
  for (const section of document.sections) value[section.name] = section.list ? [] : {};
  for (const entry of fields) {
    const [name] = entry.path;
    if (!isEmpty(entry.value)) value[name] = plain(entry.value);
    // Without a value an optional field is the same as none.
    else if (requiredFields.includes(name)) value[name] = '';
  }
  // A `---` at the end of a file begins a document that says nothing.
  if (order.length === 0 && !first) return [];
  const found = checkRoot(value, order);
  if (found.length === 0) return [];
  const entries = new Map<unknown, Entry>();
  for (const entry of fields) entries.set(entry.path[0], entry);
  const sections = new Map(document.sections.map((each) => [each.name, each]));
  return found.flatMap((problem) => {
    const [name] = problem.path;
    const entry = entries.get(name);
    if (entry !== undefined) return [placed({ ...problem, path: problem.path.slice(1) }, entry)];
    const section = typeof name === 'string' ? sections.get(name) : undefined;
    const start = section?.key.start ?? document.span.start;
    const span: Span = section === undefined ? { start: 0, end: 0 } : { start: 0, end: section.key.end - start };
    const at = { piece: { start }, ...span };
    // A section is not an entry with a path of its own: its name is changed as text.
    const repairs = problem.repairs.flatMap((repair) =>
      section !== undefined && repair.do === 'rename-key' && !sections.has(repair.to)
        ? [{ title: repair.title, safe: false, changes: [{ do: 'text', at, newText: repair.to } as const] }]
        : [],
    );
    return [{ at, message: problem.message, repairs }];
  });
}

/** A departure from a schema in an entry's value, at its place. */
export function placed(problem: SchemaProblem, entry: Entry): Problem {
  return {
    at: placeOf(problem, entry),
    message: problem.message,
    // Where an entry could not be read to its end, nobody knows where a field in it ends.
    repairs: problem.repairs
      .filter((repair) => !(entry.broken && repair.do === 'remove'))
      .flatMap((repair) => repairOf(repair, problem.path, entry)),
  };
}

function placeOf({ path, at }: SchemaProblem, entry: Entry): Place {
  const found = nodeAt(entry.value, path);
  const key = path.length === 0 ? entry.key : found?.key;
  const node = found?.node ?? entry.value;
  const multiline = node.type === 'scalar' ? node.block === true || node.empty === true : !node.flow;
  const span = (at === 'key' || multiline ? key : undefined) ?? firstOf(node);
  return { piece: entry.piece, start: span.start, end: span.end };
}

/** For a block map without a name of its own, a step: its action, else its first key. */
function firstOf(node: Entry['value']): Span {
  if (node.type !== 'map' || node.borrowed === true) return node;
  const action = node.fields.get('action');
  if (action !== undefined && action.value.end > action.value.start) return action.value;
  const [first] = node.fields.values();
  return first?.key ?? node;
}

function repairOf(repair: Repair, path: Path, entry: Entry): readonly PlacedRepair[] {
  const at = { piece: entry.piece, path };
  const placed = (title: Message, change: Change): readonly PlacedRepair[] => [
    { title, safe: false, changes: [change] },
  ];
  switch (repair.do) {
    case 'rename-key':
      return placed(repair.title, { do: 'rename', at, to: repair.to });
    case 'remove':
      return placed(repair.title, { do: 'remove', at });
    case 'set-value':
      return placed(repair.title, { do: 'set', at, value: repair.to });
    case 'quote': {
      const node = nodeAt(entry.value, path)?.node;
      if (node?.type !== 'scalar') return [];
      const value = node.spelling ?? String(node.value);
      return placed(message('fix.quote', { value }), { do: 'set', at, value });
    }
  }
}
