import type { Path } from '../syntax/change';
import type { Entry, MapNode, SyntaxDocument } from '../syntax/node';
import { anchored, type AnchoredSpan } from '../text/anchored-span';
import type { Task } from '../text/cooperative';
import { actions, isAction, type Action } from './actions';
import { fieldOf as fieldIn, givenIn, oneOf, readFields, ref, text, type Shape } from './decoders';
import { EntryCache } from './entry-cache';
import { isBlock, itemOf, type Item } from './items';
import type { Field } from './located';
import {
  noIncludes,
  perSectionThings,
  type AnyThing,
  type ParallelBlock,
  type Chain,
  type Include,
  type Manifest,
  type Step,
  type Thing,
} from './manifest';
import { listOrder } from './order';
import { quotas, sectionFields } from './section-fields';
import { isSection, type Section } from './sections';

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
  const changed = new Map([...sections].map((section) => [section, new Map<string, AnyThing>()]));
  const fields = new Map<string | number, Field<unknown>>();
  const ownQuotas: typeof fields = new Map();
  const steps: Step[] = [];
  const includes: Include[] = [];
  parts.forEach(({ steps: own, thing, field, include }, index) => {
    for (const step of own) steps.push(step);
    if (include !== undefined) includes.push(include);
    if (thing !== undefined) changed.get(thing.section)?.set(thing.name, thing);
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
    ...perSectionThings((section) => changed.get(section) ?? last?.[section] ?? new Map()),
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
  const block: ParallelBlock = { nodePath: item.nodePath, at: anchored(item.block.key, entry.anchor), steps };
  for (const inner of item.block.items)
    steps.push(...(inner.chain === undefined ? stepOf(inner, block) : chainOf(inner, block)));
  return steps;
}

function chainOf({ nodePath, chain: items = [] }: Item, block: ParallelBlock): readonly Step[] {
  const steps: Step[] = [];
  const chain: Chain = { nodePath, steps };
  for (const item of items) steps.push(...stepOf(item, block, chain));
  return steps;
}

function stepOf({ node, entry, nodePath }: Item, block?: ParallelBlock, chain?: Chain): readonly Step[] {
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
