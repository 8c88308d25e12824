import type { Site } from '../catalog/regions';
import type { Message } from '../messages/message';
import type { Path, NodePath } from '../syntax/change';
import type { Entry, MapNode, SyntaxDocument } from '../syntax/node';
import { anchored, type AnchoredSpan, type Span } from '../text/anchored-span';
import type { Task } from '../text/cooperative';
import type { SourceFile } from '../text/source-file';
import { actions, isAction, type Action, type ActionFields } from './actions';
import { EntryCache } from './entry-cache';
import { isBlock, itemOf, type Item } from './items';
import type { Configuration } from './terraform/configuration';
import type { Declared, Field, Located, SourceMap } from './located';
import { fieldOf as fieldIn, givenIn, oneOf, readFields, ref, text, type Fields, type Shape } from './decoders';
import { quotas, sectionFields, type SectionFields } from './section-fields';
import { isSection, perSection, type Section } from './sections';

/** Consecutive steps of the list, some of which may run at the same time. All of them end before the next step of the list starts. */
export interface Stage {
  /** Absent if they are all steps of the plan. */
  readonly steps?: readonly Step[];
}

/** The steps of a `parallel` block. */
export interface Block extends Required<Stage> {
  /** The step that is the block. */
  readonly nodePath: NodePath;
  /** Its `parallel` key. */
  readonly at: AnchoredSpan;
}

/** Steps of a block that run one after the other: the steps of an item that is a list. */
interface Chain {
  /** The item. */
  readonly nodePath: NodePath;
  readonly steps: readonly Step[];
}

/** The account and region at the top of the manifest. */
export interface Actor {
  /** The name of the account in `accounts`. */
  readonly account?: Field<string>;
  readonly region?: Field<string>;
  readonly project_id?: Field<string>;
  readonly domain_id?: Field<string>;
  readonly site?: Field<Site>;
  readonly quotas?: Fields<typeof quotas>;
}

interface StepBase<A extends Action> extends SourceMap {
  readonly action: A;
  readonly block?: Block;
  /** Absent if the step is an item of its block. */
  readonly chain?: Chain;
}

/** A step of `operations`: its action and the fields of that action. */
export type Step<A extends Action = Action> = { [K in A]: StepBase<K> & ActionFields<K> }[A];

export type Thing<S extends Section> = Declared<SectionFields<S>, S>;
export type Things = { readonly [S in Section]: ReadonlyMap<string, Thing<S>> };

/**
 * The partial order in which steps run. The list of steps is a linear extension of it: each step comes after those that must end
 * before it starts.
 */
export interface Order {
  /** Each stage consists of chains that are listed one after the other, and no step of one chain waits for a step of another one. */
  readonly inChains: boolean;
  /** The stage of a step; `undefined` if the step runs alone. */
  stageOf(step: Step): Stage | undefined;
  /** Whether neither of two steps waits for the other. */
  mayRunTogether(a: Step, b: Step): boolean;
  /** The number of given steps of one stage that can run at the same time. */
  mostTogether(steps: readonly Step[]): number;
  /** The reason why some steps of one stage run at the same time, such as the `parallel` key; `undefined` if none is written. */
  causeOf(steps: readonly Step[]): AnchoredSpan | undefined;
}

/** One step after the other, except for the steps and chains of a `parallel` block, which start together. */
const listOrder: Order = {
  inChains: true,
  stageOf: ({ block }) => block,
  mayRunTogether: (a, b) =>
    a !== b && a.block !== undefined && a.block === b.block && (a.chain === undefined || a.chain !== b.chain),
  mostTogether: (steps) => new Set<object>(steps.map((step) => step.chain ?? step)).size,
  causeOf: ([step]) => step?.block?.at,
};

/** One document: its declarations and its steps, in order. Positions are relative to their anchors. */
export interface Manifest extends Things {
  readonly source: SourceFile;
  /** The files of its own text. Declarations in other files are checked with them. */
  readonly sources: ReadonlySet<SourceFile>;
  readonly span: Span;
  readonly version?: Field<string>;
  readonly actor: Actor;
  /** In document order. Steps of a `parallel` block and of its chains are consecutive. */
  readonly steps: readonly Step[];
  readonly order: Order;
  /** The items of `include`. */
  readonly includes: readonly Include[];
  /** The resolved includes. The declarations of the files are also in the sections. */
  readonly included: Included;
  readonly twice: readonly Twice[];
  /** The Terraform configuration that it was made from, if any. */
  readonly configuration?: Configuration;
}

/** An item of `include`: the path of a file whose declarations apply here too. */
interface Include {
  readonly path: Located<string>;
  readonly nodePath: NodePath;
}

/** Why the declarations of a file do not apply. */
export type IncludeFault =
  /** The path is absolute, a URL, or outside of the folder that files are read from. */
  | { readonly why: 'outside' }
  | { readonly why: 'missing' }
  | { readonly why: 'unreadable'; readonly reason: string | Message }
  | { readonly why: 'not-a-manifest' }
  /** The file includes the including one, directly or through others. */
  | { readonly why: 'cycle' };

/** An item of `include` with its error. */
export interface Inclusion extends Include {
  /** The path of the file; absent if no such file may be read. */
  readonly file?: string;
  readonly fault?: IncludeFault;
}

/** The includes of a document. */
export interface Included {
  /** By item of `include`. */
  readonly inclusions: readonly Inclusion[];
  /** Every document of every included file once, with the item of `include` that it comes through. */
  readonly manifests: readonly { readonly manifest: Manifest; readonly through: Include }[];
  /** All declarations are known: every file could be read, and those that it includes, too. */
  readonly complete: boolean;
}

/** A name that two files declare. */
export interface Twice {
  readonly first: Thing<Section>;
  readonly second: Thing<Section>;
  /** The item of `include` that the second one comes through. */
  readonly through: Include;
}

export const noIncludes: Included = { inclusions: [], manifests: [], complete: true };

const top = {
  imsManifest: text,
  account: ref('accounts'),
  region: text,
  project_id: text,
  domain_id: text,
  site: oneOf('intl', 'cn', 'eu'),
};

/** The part of the manifest that an entry defines: steps, a declaration, or a field. */
interface Part {
  readonly steps: readonly Step[];
  readonly thing: Thing<Section> | undefined;
  readonly field: Field<unknown> | undefined;
  readonly include?: Include;
}

/** The typed manifests of the successive texts of a document. Unchanged entries are not decoded again. */
export class Manifests {
  private readonly cache = new EntryCache(partOf);
  private last: Manifest | undefined;

  /** The manifest of a document. Unreadable parts are left out; the schema check reports them. */
  *of(document: SyntaxDocument): Task<Manifest> {
    const { all, gone, came } = yield* this.cache.of(document);
    this.last = manifestOf(document, all, [...gone, ...came], this.last);
    return this.last;
  }
}

/** A manifest from all parts. Unchanged sections are reused from the previous manifest. */
function manifestOf(
  { source, entries, span }: SyntaxDocument,
  parts: readonly Part[],
  touched: readonly Part[],
  last?: Manifest,
): Manifest {
  const sections = new Set(touched.map(({ thing }) => thing?.section));
  const unchanged = (name: Section) => (sections.has(name) ? undefined : last?.[name]);
  const things = perSection((name) => (unchanged(name) ?? new Map<string, unknown>()) as Map<string, unknown>);
  const fields = new Map<string | number, Field<unknown>>();
  const ownQuotas: typeof fields = new Map();
  const steps: Step[] = [];
  const includes: Include[] = [];
  parts.forEach(({ steps: own, thing, field, include }, index) => {
    for (const step of own) steps.push(step);
    if (include !== undefined) includes.push(include);
    if (thing !== undefined && sections.has(thing.section)) things[thing.section].set(thing.name, thing);
    const [name, inner] = entries[index]?.path ?? [];
    if (field !== undefined && name !== undefined) (inner === undefined ? fields : ownQuotas).set(inner ?? name, field);
  });
  const { imsManifest, ...actor } = Object.fromEntries(fields);
  return {
    source,
    sources: last?.source === source ? last.sources : new Set([source]),
    span,
    version: imsManifest as Field<string> | undefined,
    actor: ownQuotas.size === 0 ? actor : { ...actor, quotas: Object.fromEntries(ownQuotas) },
    ...(things as unknown as Things),
    steps,
    order: listOrder,
    includes,
    included: noIncludes,
    twice: [],
  };
}

const noSteps: readonly Step[] = [];
/** The path of the whole entry. */
const whole: Path = [];

function partOf(entry: Entry): Part {
  const [name, inner] = entry.path;
  if (inner === undefined) return { steps: noSteps, thing: undefined, field: fieldOf(entry, name) };
  if (name === 'operations') return { steps: stepsOf(entry), thing: undefined, field: undefined };
  if (name === 'quotas') return { steps: noSteps, thing: undefined, field: fieldOf(entry, String(inner), quotas) };
  if (name === 'include') return { steps: noSteps, thing: undefined, field: undefined, include: includeOf(entry) };
  const thing = isSection(name) && typeof inner === 'string' ? thingOf(name, inner, entry) : undefined;
  return { steps: noSteps, thing, field: undefined };
}

function includeOf({ value, anchor }: Entry): Include | undefined {
  const path = text(value, anchor);
  return path === undefined ? undefined : { path, nodePath: { anchor, path: whole } };
}

function fieldOf(entry: Entry, name: string, shape: Shape = top): Field<unknown> | undefined {
  const read = Object.hasOwn(shape, name) ? shape[name] : undefined;
  const leaf = read?.(entry.value, entry.anchor, entry.key);
  return leaf === undefined || entry.key === undefined ? undefined : fieldIn(leaf, entry.key, entry.anchor);
}

/** A declaration of a section, from its entry. */
export function thingOf(section: Section, name: string, entry: Entry): { [S in Section]: Thing<S> }[Section] {
  const { anchor } = entry;
  const thing = {
    section,
    name,
    nodePath: { anchor, path: whole },
    at: anchored(entry.key ?? { start: 0, end: 0 }, anchor),
    written: givenIn(entry.value),
    broken: entry.broken,
    fields: readFields(entry.value, sectionFields[section], anchor),
  };
  return thing as ReturnType<typeof thingOf>;
}

/** The steps of one item of `operations`: itself, or those of its `parallel` block, chain by chain. Items that are not steps are left out. */
export function stepsOf(entry: Entry): readonly Step[] {
  const item = itemOf(entry);
  if (item.block === undefined) return isBlock(item) ? [] : stepOf(item);
  const steps: Step[] = [];
  const block: Block = { nodePath: item.nodePath, at: anchored(item.block.key, entry.anchor), steps };
  for (const inner of item.block.items)
    steps.push(...(inner.chain === undefined ? stepOf(inner, block) : chainOf(inner, block)));
  return steps;
}

function chainOf({ nodePath, chain: items = [] }: Item, block: Block): readonly Step[] {
  const steps: Step[] = [];
  const chain: Chain = { nodePath, steps };
  for (const item of items) steps.push(...stepOf(item, block, chain));
  return steps;
}

function stepOf({ node, entry, nodePath }: Item, block?: Block, chain?: Chain): readonly Step[] {
  if (node.type !== 'map') return [];
  const action = actionOf(node);
  if (action === undefined) return [];
  const { anchor } = entry;
  const field = node.fields.get('action');
  const at: AnchoredSpan = { anchor, start: field?.value.start ?? node.start, end: field?.value.end ?? node.start };
  const step = Object.assign(readFields(node, actions[action].fields, anchor), {
    action,
    nodePath,
    at,
    written: givenIn(node),
    broken: entry.broken,
    block,
    chain,
  });
  return [step as Step];
}

function actionOf(node: MapNode): Action | undefined {
  const action = node.fields.get('action')?.value;
  if (action?.type !== 'scalar' || typeof action.value !== 'string') return undefined;
  return isAction(action.value) ? action.value : undefined;
}
