import type { Site } from '../catalog/regions';
import type { Path, Spot } from '../syntax/change';
import type { Entry, MapNode, Node, SyntaxDocument } from '../syntax/node';
import type { Splice } from '../text/difference';
import type { Place, Span } from '../text/place';
import type { Slices } from '../text/slices';
import { actions, type Action, type ActionFields } from './actions';
import { Kept } from './kept';
import type { Declared, Field, Written } from './leaf';
import { fieldOf as fieldIn, givenIn, oneOf, placed, readFields, text } from './read';
import { sections, sectionNames, type Section, type SectionFields } from './sections';

/** Steps that start together. */
export interface Block {
  /** The step that is the block. */
  readonly spot: Spot;
  /** Its `parallel` key. */
  readonly at: Place;
  readonly steps: readonly Step[];
}

interface StepBase<A extends Action> extends Written {
  readonly action: A;
  readonly block?: Block;
}

/** A step of `operations`: its action and the fields of that action. */
export type Step<A extends Action = Action> = { [K in A]: StepBase<K> & ActionFields<K> }[A];

export type Thing<S extends Section> = Declared<SectionFields<S>, S>;
type Things = { readonly [S in Section]: ReadonlyMap<string, Thing<S>> };

/** One document: what is declared and what is done, in order. Places are relative to their pieces. */
export interface Manifest extends Things {
  readonly span: Span;
  readonly version?: Field<string>;
  readonly region?: Field<string>;
  readonly project_id?: Field<string>;
  readonly domain_id?: Field<string>;
  readonly site?: Field<Site>;
  /** In document order, those of a `parallel` block one after the other. */
  readonly steps: readonly Step[];
  /** How the steps differ from those of the text before, where that is known. */
  readonly since?: Splice<Step>;
}

const top = { imsManifest: text, region: text, project_id: text, domain_id: text, site: oneOf('intl', 'cn', 'eu') };

/** What an entry of a document gives to its manifest: steps, a thing, or a field. */
interface Part {
  readonly steps: readonly Step[];
  readonly thing: Thing<Section> | undefined;
  readonly field: Field<unknown> | undefined;
}

/** The typed manifests of the texts that a document has one after the other: entries that stay are not read again. */
export class Manifests {
  private readonly kept = new Kept(partOf);
  private last: Manifest | undefined;

  /** The manifest of a document. What cannot be read is left out; the schema check speaks of it. */
  *of(document: SyntaxDocument): Slices<Manifest> {
    const { all, gone, came } = yield* this.kept.of(document);
    const touched = [...gone, ...came];
    const { last } = this;
    const onlySteps = touched.every(({ thing, field }) => thing === undefined && field === undefined);
    this.last =
      (last !== undefined && onlySteps ? withSteps(last, gone, came, document) : undefined) ??
      manifestOf(document, all, touched, last);
    return this.last;
  }
}

function stepsIn(parts: readonly Part[]): readonly Step[] {
  return parts.flatMap((part) => part.steps);
}

function unchanged<T>(from: readonly T[]): Splice<T> {
  return { from, start: 0, end: 0, newEnd: 0 };
}

/** A manifest in which steps took the place of others; `undefined` where it cannot be told which. */
function withSteps(
  last: Manifest,
  gone: readonly Part[],
  came: readonly Part[],
  { span }: SyntaxDocument,
): Manifest | undefined {
  const old = stepsIn(gone);
  const own = stepsIn(came);
  if (old.length === 0 && own.length === 0) return { ...last, span, since: unchanged(last.steps) };
  const start = old[0] === undefined ? -1 : last.steps.indexOf(old[0]);
  if (start < 0) return undefined;
  const end = start + old.length;
  const steps = last.steps.slice(0, start).concat(own, last.steps.slice(end));
  return { ...last, span, steps, since: { from: last.steps, start, end, newEnd: start + own.length } };
}

/** A manifest from all parts. Sections and steps of which none was touched are those of the last one. */
function manifestOf(
  { entries, span }: SyntaxDocument,
  parts: readonly Part[],
  touched: readonly Part[],
  last?: Manifest,
): Manifest {
  const sections = new Set(touched.map(({ thing }) => thing?.section));
  const kept = (name: Section) => (sections.has(name) ? undefined : last?.[name]);
  const things = Object.fromEntries(
    sectionNames.map((name) => [name, kept(name) ?? new Map<string, unknown>()]),
  ) as unknown as Record<Section, Map<string, unknown>>;
  const fields = new Map<string, Field<unknown>>();
  const steps: Step[] = [];
  parts.forEach(({ steps: own, thing, field }, index) => {
    for (const step of own) steps.push(step);
    if (thing !== undefined && sections.has(thing.section)) things[thing.section].set(thing.name, thing);
    if (field !== undefined) fields.set(entries[index]?.path[0] ?? '', field);
  });
  const sameSteps = stepsIn(touched).length === 0 ? last?.steps : undefined;
  const { imsManifest, ...rest } = Object.fromEntries(fields);
  return {
    span,
    version: imsManifest as Field<string> | undefined,
    ...rest,
    ...(things as unknown as Things),
    steps: sameSteps ?? steps,
    since: sameSteps === undefined ? undefined : unchanged(sameSteps),
  };
}

const noSteps: readonly Step[] = [];
/** The path of the whole entry. */
const whole: Path = [];

function partOf(entry: Entry): Part {
  const [name, inner] = entry.path;
  if (inner === undefined) return { steps: noSteps, thing: undefined, field: fieldOf(entry, name) };
  if (name === 'operations') return { steps: stepsOf(entry), thing: undefined, field: undefined };
  const thing = isSection(name) && typeof inner === 'string' ? thingOf(name, inner, entry) : undefined;
  return { steps: noSteps, thing, field: undefined };
}

function isSection(name: string): name is Section {
  return Object.hasOwn(sections, name);
}

function fieldOf(entry: Entry, name: string): Field<unknown> | undefined {
  const read = Object.hasOwn(top, name) ? top[name as keyof typeof top] : undefined;
  const leaf = read?.(entry.value, entry.piece, entry.key);
  return leaf === undefined || entry.key === undefined ? undefined : fieldIn(leaf, entry.key);
}

/** A declared thing of a section, as its entry has it. */
export function thingOf(section: Section, name: string, entry: Entry): { [S in Section]: Thing<S> }[Section] {
  const { piece } = entry;
  const thing = {
    section,
    name,
    spot: { piece, path: whole },
    at: placed(entry.key ?? { start: 0, end: 0 }, piece),
    given: givenIn(entry.value),
    broken: entry.broken,
    fields: readFields(entry.value, sections[section], piece),
  };
  return thing as ReturnType<typeof thingOf>;
}

/** The steps of one item of `operations`: itself, or those of its `parallel` block. Items that are no step are left out. */
export function stepsOf(entry: Entry): readonly Step[] {
  const { value, piece } = entry;
  if (value.type !== 'map') return [];
  const parallel = value.fields.get('parallel');
  if (parallel === undefined) return stepOf(value, entry, { piece, path: whole });
  if (parallel.value.type !== 'list') return [];
  const steps: Step[] = [];
  const block: Block = { spot: { piece, path: whole }, at: placed(parallel.key, piece), steps };
  parallel.value.items.forEach((item, index) => {
    steps.push(...stepOf(item, entry, { piece, path: ['parallel', index] }, block));
  });
  return steps;
}

function stepOf(node: Node, entry: Entry, spot: Spot, block?: Block): readonly Step[] {
  if (node.type !== 'map') return [];
  const action = actionOf(node);
  if (action === undefined) return [];
  const { piece } = entry;
  const field = node.fields.get('action');
  const at: Place = { piece, start: field?.value.start ?? node.start, end: field?.value.end ?? node.start };
  const step = Object.assign(readFields(node, actions[action], piece), {
    action,
    spot,
    at,
    given: givenIn(node),
    broken: entry.broken,
    block,
  });
  return [step as Step];
}

function actionOf(node: MapNode): Action | undefined {
  const action = node.fields.get('action')?.value;
  if (action?.type !== 'scalar' || typeof action.value !== 'string') return undefined;
  return Object.hasOwn(actions, action.value) ? (action.value as Action) : undefined;
}
