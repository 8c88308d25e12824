import { Entries } from '../../facts/entries';
import { flatten, type Fact } from '../../facts/fact';
import type { Image, ImageFacts } from '../../facts/entity';
import { fieldOfImageFact, isImageFact } from '../../facts/image-facts';
import { message, say, type Catalogue, type Message } from '../../messages/message';
import { blockAddress } from '../../model/terraform/short-address';
import { fileNameOf } from '../../config/address';
import type { Finding } from '../../engine/checker';
import type { SourceFile } from '../../text/source-file';
import { samePlace, spanOf, type Anchor } from '../../text/anchored-span';
import { grouped } from '../../text/grouped';
import { code, markdown } from '../markdown';

export interface KnownEntity {
  readonly section: string;
  readonly name: string;
  /** The fields of its declaration, or of the step that creates it. */
  readonly written: ReadonlyMap<string, unknown>;
  readonly facts: object;
}

/** How a language says what is known of an entity. */
interface Wording {
  /** The name of a field of an entity where the entity is written. */
  readonly field: (name: string, entity: string) => string;
  /** A reason in the words of where it is written. */
  readonly named: (reason: Message, at?: Anchor) => Message;
}

const ofManifests: Wording = { field: (name) => name, named: (reason) => reason };

/** The maximum numbers of facts and of missing declarations in a hover. Editors show the findings and their places above the facts. */
const FACTS_SHOWN = 7;
const FACTS_SHOWN_BELOW_FINDINGS = 3;
const UNDECLARED_SHOWN = 5;

/** An entity as an instance of a resource sees it. */
export interface SeenEntity {
  /** `undefined` if nothing is known of it. */
  readonly entity: KnownEntity | undefined;
  /** The file in which it is shown. */
  readonly source: SourceFile;
  readonly wording: Wording;
}

/** What a hover needs beside entities. */
export interface MarkdownContext {
  readonly catalogue: Catalogue;
  /** The findings that the editor shows above. */
  readonly findings?: readonly Finding[];
  /** Names some of several entities by their indices, as Markdown. */
  readonly labelOf?: (indices: readonly number[]) => string;
}

/**
 * What is known about an entity: its most important facts, a line for each nearest reason, and what is not declared. With
 * findings, facts whose reason is at one of their places are left out, and so is what is not declared.
 */
export function entityMarkdown(
  entity: KnownEntity,
  source: SourceFile,
  catalogue: Catalogue,
  findings: readonly Finding[] = [],
): string {
  return entitiesMarkdown([{ entity, source, wording: ofManifests }], { catalogue, findings });
}

/** The facts of several entities in Markdown. A common fact is written once; otherwise each value is followed by its entities. */
export function entitiesMarkdown(seen: readonly SeenEntity[], context: MarkdownContext): string {
  const { catalogue, findings = [] } = context;
  const limit = findings.length === 0 ? FACTS_SHOWN : FACTS_SHOWN_BELOW_FINDINGS;
  const sample = seen.find(({ entity }) => entity !== undefined);
  const first = sample?.entity;
  if (first === undefined) return '';
  const groups = new Map<string, Group>();
  const undeclaredFields: string[] = [];
  let shown = 0;
  let hidden = 0;
  for (const [field] of inOrder(Object.entries({ ...first.facts }))) {
    if (derived.has(field) || (field === 'account' && !isWritten(first))) continue;
    const own = first.section === 'images' && isImageFact(field) ? fieldOfImageFact(field) : field;
    const called = code(sample?.wording.field(own, first.name) ?? own);
    const facts = seen.map(
      ({ entity }) => entity && ({ ...entity.facts } as Record<string, Fact<unknown> | undefined>)[field],
    );
    const texts = facts.map((fact) => textOf(fact, field));
    const [same, ...others] = new Set(texts);
    if (same === undefined && others.length === 0) {
      if (facts.some((fact) => fact?.known === false && fact.settle !== undefined)) undeclaredFields.push(called);
    } else if (facts.every((fact) => fact?.known !== true || isSaid(fact, findings))) continue;
    else if (shown === limit) hidden++;
    else {
      shown++;
      if (same === undefined || others.length > 0) {
        const values = valuesByInstance(texts, context.labelOf ?? (() => ''), catalogue);
        groups.set(field, { facts: [`${called}: ${values}`], why: '', lines: [] });
      } else addTo(groups, `${called}: ${code(same)}`, reasonOf(facts, seen, context));
    }
  }
  const rows = [...groups.values()].map(
    ({ facts, why, lines }) => `- ${facts.join(catalogue.comma)}${why}${linesText(lines, catalogue)}`,
  );
  const more = hidden === 1 ? message('hover.more-fact') : message('hover.more-facts', { count: hidden });
  if (hidden > 0) rows.push(`- ${say(more, catalogue)}`);
  if (undeclaredFields.length > 0 && findings.length === 0) {
    const names = undeclaredFields.slice(0, UNDECLARED_SHOWN).join(catalogue.comma);
    const others = undeclaredFields.length - UNDECLARED_SHOWN;
    const undeclared = others > 0 ? message('hover.undeclared-more', { more: others }) : message('hover.undeclared');
    rows.push(`- ${say(undeclared, catalogue)} ${names}`);
  }
  return rows.join('\n');
}

/** The value of a fact as text; `undefined` if it is not known. */
function textOf(fact: Fact<unknown> | undefined, field: string): string | undefined {
  if (fact?.known !== true) return undefined;
  const { value } = fact;
  return value instanceof Entries ? entriesText(value, field === 'tags' ? '{}' : '[]') : valueText(value);
}

/** The maximum number of different values in a line. */
const VALUES_SHOWN = 3;

/** Different values, each with those that have it, as Markdown. An `undefined` value is not known. */
export function valuesByInstance(
  values: readonly (string | undefined)[],
  labelOf: (indices: readonly number[]) => string,
  catalogue: Catalogue,
): string {
  const indices = grouped([...values.keys()], (index) => values[index]);
  const said = Array.from(indices, ([value, own]) => {
    const shown = value === undefined ? say(message('hover.not-known'), catalogue) : code(value);
    return say(message('hover.value-of', { value: shown, instances: labelOf(own) }), catalogue);
  });
  const more = said.length - VALUES_SHOWN;
  const list = said.slice(0, VALUES_SHOWN).join(catalogue.comma);
  return more > 0 ? say(message('hover.and-more', { list, more }), catalogue) : list;
}

/** The reason of a value that several entities have, if it is the same for all. */
function reasonOf(
  facts: readonly (Fact<unknown> | undefined)[],
  seen: readonly SeenEntity[],
  context: MarkdownContext,
): Omit<Group, 'facts'> {
  const called = commonName(seen);
  const reasons = seen.flatMap((each, index) => {
    const fact = facts[index];
    return fact === undefined ? [] : [because(fact, each, context, called)];
  });
  const [first, ...others] = reasons;
  return first !== undefined && others.every(({ why, lines }) => why === first.why && lines[0] === first.lines[0])
    ? first
    : { why: '', lines: [] };
}

/** The name of several instances of a resource without their modules and keys, or that of a single entity. */
function commonName(seen: readonly SeenEntity[]): string | undefined {
  const [first, ...others] = new Set(seen.flatMap(({ entity }) => entity?.name ?? []));
  if (others.length === 0) return first;
  const [block, ...different] = new Set(
    seen.flatMap(({ entity }) => (entity === undefined ? [] : blockAddress(entity.name))),
  );
  return different.length === 0 ? block : undefined;
}

/** Whether a finding has the place of a fact's reason. */
function isSaid(fact: Fact<unknown>, findings: readonly Finding[]): boolean {
  const at = fact.known ? flatten(fact.why)[0]?.at : undefined;
  return at !== undefined && findings.some(({ related }) => related.some((each) => samePlace(each.at, at)));
}

/** Whether a declaration names its account. An image that a step creates belongs to the account of the step. */
function isWritten({ written }: KnownEntity): boolean {
  return written.has('account');
}

/** Facts that are known for the same reason. */
interface Group {
  readonly facts: string[];
  readonly why: string;
  /** The lines of the reason, if it is in the same file. */
  readonly lines: number[];
}

/** The nearest reason of a fact, with its line. Declarations of the entity itself count as one reason. */
function because(
  fact: Fact<unknown>,
  { entity, source, wording }: SeenEntity,
  { catalogue }: MarkdownContext,
  called = entity?.name ?? '',
): Omit<Group, 'facts'> {
  const [reason] = fact.known ? flatten(fact.why) : [];
  if (reason === undefined) return { why: '', lines: [] };
  const { explanation, at } = reason;
  const { id } = explanation;
  const isDeclared = id === 'because.declared' && explanation.args['name'] === entity?.name;
  const isSet = id === 'because.step-field' && wording !== ofManifests;
  const args = Object.fromEntries(
    Object.entries(explanation.args).map(([key, value]) => [key, value === entity?.name ? called : value]),
  );
  const said = isDeclared ? message('hover.declared') : isSet ? message('hover.set') : { ...explanation, args };
  const why = ` — ${markdown(wording.named(said, at?.anchor), catalogue)}`;
  if (at === undefined) return { why, lines: [] };
  const other = at.anchor.source;
  const line = other.lines.position(spanOf(at).start).line + 1;
  if (other === source) return { why, lines: [line] };
  const where = message('hover.line-in', { line, file: fileNameOf(other.path) });
  return { why: why + inBrackets(markdown(where, catalogue), catalogue), lines: [] };
}

function addTo(groups: Map<string, Group>, fact: string, { why, lines }: Omit<Group, 'facts'>): void {
  const group = groups.get(why);
  if (group === undefined) groups.set(why, { facts: [fact], why, lines: [...lines] });
  else {
    group.facts.push(fact);
    group.lines.push(...lines);
  }
}

function linesText(lines: readonly number[], catalogue: Catalogue): string {
  if (lines.length === 0) return '';
  const [line, last] = [Math.min(...lines), Math.max(...lines)];
  const where = line === last ? message('hover.line', { line }) : message('hover.lines', { line, last });
  return inBrackets(say(where, catalogue), catalogue);
}

/** A text after another one, in the brackets of the language. */
function inBrackets(text: string, { locale }: Catalogue): string {
  return locale === 'zh-cn' ? `（${text}）` : ` (${text})`;
}

/** Facts that repeat others (`alias`, `shared_with`, the disks) or are about another image. */
const derived: ReadonlySet<string> = new Set(['default', 'sure_shares', 'all_disks', 'from_shared']);

/** Facts that most checks depend on come first. */
const first = ['encrypted', 'key', 'kind', 'size', 'disk_size', 'status', 'region', 'visibility'];

function inOrder<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  return [...entries].sort(([a], [b]) => rank(a) - rank(b));
}

/** A short form of a value: entities by name, lists by item. */
function valueText(value: unknown): string {
  if (value instanceof Map) return value.size === 0 ? '{}' : [...value.keys()].map(String).join(', ');
  if (Array.isArray(value)) return value.length === 0 ? '[]' : (value as unknown[]).map(valueText).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('recipient' in value) return String(value.recipient);
  if ('name' in value && typeof value.name === 'string') return value.name;
  if ('value' in value) return valueText(value.value);
  if ('size' in value)
    return `${valueText((value.size as Fact<unknown>).known ? (value.size as { value: unknown }).value : '?')} GiB`;
  return Object.keys(value).join(', ');
}

/** The size of an image, or its upper bound. */
export function sizeInShort({ size, disk_size }: Pick<ImageFacts, 'size' | 'disk_size'>): string | undefined {
  if (size.known) return `${String(size.value)} GiB`;
  return disk_size.known ? `≤ ${String(disk_size.value)} GiB` : undefined;
}

/** The maximum number of tags or recipients. */
const SHOWN = 20;

/** The tags or recipients of an image; `none` if there are none. */
function entriesText(entries: Entries<unknown>, none: string): string {
  const shown: string[] = [];
  for (const [key, value] of entries) {
    if (shown.length === SHOWN) break;
    shown.push(typeof value === 'string' ? key : valueText(value));
  }
  if (entries.size > SHOWN) shown.push('…');
  return shown.length === 0 ? none : shown.join(', ');
}

/** A short description of the known facts of an image that matter most. */
export function inShort({ facts }: Image, catalogue: Catalogue): readonly string[] {
  const { encrypted, key, region, kind } = facts;
  const size = sizeInShort(facts);
  const parts: string[] = [];
  if (kind.known && kind.value !== 'system') parts.push(kind.value);
  if (size !== undefined) parts.push(size);
  if (encrypted.known) {
    if (!encrypted.value) parts.push(say(message('hint.unencrypted'), catalogue));
    else if (key.known) parts.push(say(message('hint.encrypted-with', { key: key.value.name }), catalogue));
    else parts.push(say(message('hint.encrypted'), catalogue));
  }
  if (region.known) parts.push(region.value);
  return parts;
}
