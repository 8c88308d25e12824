import { Entries } from '../facts/entries';
import { flatten, type Fact } from '../facts/fact';
import type { Image, ImageFacts } from '../facts/view';
import { message, say, type Catalogue } from '../messages/message';
import { spanOf } from '../text/place';
import type { Lines } from '../text/lines';
import { code, markdown } from './markdown';

export interface Told {
  readonly section: string;
  readonly name: string;
  readonly facts: object;
}

/** How many facts a hover shows, and how many names of what is not declared: with more it does not fit beside the text. */
const FACTS_SHOWN = 7;
const UNDECLARED_SHOWN = 5;

/** What is known of a thing: its most important facts, a line each with the nearest reason, and what is not declared. */
export function knownOf(view: Told, lines: Lines, catalogue: Catalogue): string {
  const rows: string[] = [];
  const untold: string[] = [];
  let hidden = 0;
  for (const [field, fact] of inOrder(Object.entries<Fact<unknown>>({ ...view.facts }))) {
    if (derived.has(field)) continue;
    const called = code(declaredAs.get(field) ?? field);
    if (!fact.known) {
      if (fact.settle !== undefined) untold.push(called);
    } else if (rows.length === FACTS_SHOWN) hidden++;
    else {
      const value =
        fact.value instanceof Entries ? entriesText(fact.value, field === 'tags' ? '{}' : '[]') : valueText(fact.value);
      rows.push(`- ${called}: ${code(value)}${because(fact, lines, catalogue)}`);
    }
  }
  if (hidden > 0) rows.push(`- ${say(message('hover.more-facts', { count: hidden }), catalogue)}`);
  if (untold.length > 0) {
    const names = untold.slice(0, UNDECLARED_SHOWN).join(catalogue.comma);
    const more = untold.length - UNDECLARED_SHOWN;
    const undeclared = more > 0 ? message('hover.undeclared-more', { more }) : message('hover.undeclared');
    rows.push(`- ${say(undeclared, catalogue)} ${names}`);
  }
  return rows.join('\n');
}

/** The nearest reason of a fact, with its line. */
function because(fact: Fact<unknown>, lines: Lines, catalogue: Catalogue): string {
  const [reason] = fact.known ? flatten(fact.why) : [];
  if (reason === undefined) return '';
  const said = markdown(reason.note, catalogue);
  if (reason.at === undefined) return ` — ${said}`;
  const line = lines.position(spanOf(reason.at).start).line + 1;
  return ` — ${said} (${say(message('hover.line', { line }), catalogue)})`;
}

/** What only repeats other facts (`alias`, `shared_with`, the disks) or is about another image. */
const derived: ReadonlySet<string> = new Set(['default', 'sure_shares', 'all_disks', 'from_shared']);

/** Facts that the manifest has by another name. */
const declaredAs: ReadonlyMap<string, string> = new Map([
  ['origin_type', 'origin.type'],
  ['platform', 'origin.platform'],
  ['backup', 'origin.backup'],
  ['backup_service', 'origin.backup_service'],
  ['charged', 'origin.charged'],
  ['own', 'origin.own'],
  ['shares', 'shared_with'],
]);

/** What most checks are about comes first. */
const first = ['encrypted', 'key', 'kind', 'size', 'disk_size', 'status', 'region', 'visibility'];

function inOrder<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  return [...entries].sort(([a], [b]) => rank(a) - rank(b));
}

/** A value in a few characters: things by their names, lists by their items. */
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

/** The size of an image, or at most how large it is. */
export function sizeInShort({ size, disk_size }: Pick<ImageFacts, 'size' | 'disk_size'>): string | undefined {
  if (size.known) return `${String(size.value)} GiB`;
  return disk_size.known ? `≤ ${String(disk_size.value)} GiB` : undefined;
}

/** How many tags or recipients are shown: a long history may have thousands. */
const SHOWN = 20;

/** The tags of an image or its recipients; `none` where there are none. */
function entriesText(entries: Entries<unknown>, none: string): string {
  const shown: string[] = [];
  for (const [key, value] of entries) {
    if (shown.length === SHOWN) break;
    shown.push(typeof value === 'string' ? key : valueText(value));
  }
  if (entries.size > SHOWN) shown.push('…');
  return shown.length === 0 ? none : shown.join(', ');
}

/** What matters most of an image, as far as it is known, in a few words. */
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
