import { documentAt, entryIndexAt } from '../syntax/cursor';
import type { Path } from '../syntax/change';
import { standIn, type CompletionContext, type ParsedText } from '../syntax/frontend';
import type { Entry, Node, SyntaxSection, SyntaxDocument } from '../syntax/node';
import { lastStarting, lineStart, type Span } from '../text/anchored-span';
import { eolOf } from '../text/line-end';
import { typedWord } from '../text/word';
import { isInBraces } from './edited-file';
import { parse } from './parse';
import { notationOf } from './notation';

/** The number of characters considered before and after the cursor. */
const BEFORE_LIMIT = 8_000;
const BEHIND_LIMIT = 2_000;

/** What is being typed at an offset; `undefined` if it is not part of the manifest, such as a comment. */
export function completionContextAt({ syntax }: ParsedText, offset: number): CompletionContext | undefined {
  const { text } = syntax;
  const word = typedWord(text, offset);
  const document = documentAt(syntax, offset);
  const part = partAt(text, document, offset);
  if (offset - part.start > BEFORE_LIMIT) return undefined;
  const cut = part.end - offset > BEHIND_LIMIT ? lineStart(text, offset + BEHIND_LIMIT) : part.end;
  const found = read(text, word, { ...part, end: Math.max(cut, word.end) });
  return found === undefined ? undefined : { ...found, document };
}

/** A part of the text that is parsed on its own, with the text that has to precede it. */
interface Part extends Span {
  readonly head: string;
}

/** The declaration, step or top-level field around an offset, or the text before the first one, up to the next one. */
function partAt(text: string, document: SyntaxDocument | undefined, offset: number): Part {
  if (document === undefined) return { head: '', start: 0, end: text.length };
  const { span, entries, sections } = document;
  const at = entryIndexAt(document, offset);
  const section =
    sections[
      lastStarting(
        sections.map(({ key }) => key),
        offset,
      )
    ];
  const entry = entries[at];
  const own =
    entry !== undefined && (section === undefined || entry.anchor.start > section.key.start) ? entry : undefined;
  const start = own?.anchor.start ?? section?.key.start;
  const nextSection = sections.find(({ key }) => key.start > offset)?.key.start ?? Infinity;
  const end = Math.min(entries[at + 1]?.anchor.start ?? Infinity, nextSection, span.end);
  if (start === undefined) return { head: '', start: Math.min(span.start, lineStart(text, offset)), end };
  const inside = own?.path.length === 2 ? section : undefined;
  const json = isInBraces(text, span.start);
  if (json || section?.flow === true)
    return { head: (json ? '{' : '') + (inside === undefined ? '' : opening(inside)), start, end };
  return {
    head: inside === undefined ? '' : `${inside.name}:\n`,
    start: lineStart(text, start),
    end: end === span.end ? end : lineStart(text, end),
  };
}

function opening({ name, list, flow }: SyntaxSection): string {
  return flow ? `${name}: ${list ? '[' : '{'}` : `${name}:\n`;
}

type Found = Omit<CompletionContext, 'document'>;

/** Parses a part with the placeholder as a key, otherwise as a value. */
function read(text: string, word: Span, { head, start, end }: Part): Found | undefined {
  if (word.start < start || word.end > end) return undefined;
  const before = text.slice(start, word.start);
  const after = text.slice(word.end, end);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const lead = /[\w"']:$|^\s*(?:-\s+)*-$/.test(line) ? ' ' : '';
  const hasColon = /^(?:["'][^\S\n]*:|[^\S\n]*:(?=\s|$))/.test(after);
  const newLine = /^\s*(?:-\s+)*-?$/.test(line);
  for (const typed of hasColon ? [standIn] : newLine ? [`${standIn}: `, standIn] : [standIn, `${standIn}: `]) {
    const tried = head + before + lead + typed + after;
    for (const { entries, sections } of parse(tried).documents) {
      for (const entry of entries) {
        const position = positionIn(entry, sections);
        if (position === undefined) continue;
        // Without braces, a map in a list only exists because of this placeholder.
        if (position.map !== undefined && position.flow && tried.charAt(entry.anchor.start + position.map) !== '{')
          continue;
        const { scalar } = position;
        const at = scalar && {
          start: start + entry.anchor.start + scalar.start - head.length,
          end: word.end + entry.anchor.start + scalar.end - (tried.length - after.length),
        };
        return contextOf({ text, word, lead, hasColon, entry, position, scalar: at });
      }
    }
  }
  return undefined;
}

/** Where the placeholder is in an entry, or in its name. */
function positionIn(entry: Entry, sections: readonly SyntaxSection[]): PlaceholderPosition | undefined {
  const { path, value } = entry;
  const flow = sections.find(({ name }) => name === path[0])?.flow === true;
  const atTop = path[0].includes(standIn);
  if (atTop || String(path[1]).includes(standIn)) return { path: [], on: 'key', flow: !atTop && flow };
  return search(value, flow);
}

interface Typed {
  readonly text: string;
  readonly word: Span;
  /** The space that is missing before the word. */
  readonly lead: string;
  readonly hasColon: boolean;
  readonly entry: Entry;
  readonly position: PlaceholderPosition;
  /** The scalar with the placeholder, as a span of the text; the placeholder takes the place of the word. */
  readonly scalar: Span | undefined;
}

/** What a completion replaces, and how it is written there. */
function contextOf({ text, word, lead, hasColon, entry, position, scalar }: Typed): Found {
  const { on, path, flow } = position;
  const from = scalar?.start ?? word.start;
  const quote = /["']/.test(text.charAt(from < word.start ? from : word.start - 1)) ? 1 : 0;
  const oneLine = position.scalar?.block !== true && from < word.start && !text.slice(from, word.start).includes('\n');
  const rest = (scalar?.end ?? word.end) - quote;
  const end = oneLine && rest > word.end && !text.slice(word.end, rest).includes('\n') ? rest : word.end;
  const inner = oneLine ? { start: from + quote, end } : word;
  const json = isInBraces(text);
  // In JSON, an item that is not only a string includes its quotes, because they close before the item ends.
  const quotes = json && quote === 1 && !hasColon && (on === 'key' || isStep(entry, path));
  const replace = quotes ? { start: inner.start - 1, end: inner.end + closing(text, inner.end) } : inner;
  const braces = flow && on === 'key';
  const before = text.slice(lineStart(text, replace.start), replace.start);
  const column = before.length + lead.length;
  const space = lead === '' && braces && text.charAt(replace.start - 1) === '{' ? ' ' : lead;
  const notation = notationOf({
    json,
    quoted: quote === 1 && !quotes,
    flow,
    hasValue: hasColon,
    lead: space,
    tail: braces && !hasColon && text.charAt(replace.end) === '}' ? ' ' : '',
    startsLine: json && before.trim() === '',
    column,
    eol: eolOf(text),
  });
  const firstItem = { from: replace.start, before: `${space}- `, column: column + 2, after: '' };
  return { replace, on, entry, path, notation, firstItem, keyColumn: before.search(/[^\s-]|$/) };
}

/** Whether a path is that of a step, or of its action, which inserts its fields. */
function isStep({ path: [top, index] }: Entry, path: Path): boolean {
  const inStep = path[0] === 'parallel' ? path.slice(typeof path[2] === 'number' ? 3 : 2) : path;
  return top === 'operations' && index !== undefined && (inStep.length === 0 || inStep[0] === 'action');
}

/** 1 if the open quotes close at this position. */
function closing(text: string, at: number): number {
  return text.charAt(at) === '"' ? 1 : 0;
}

interface PlaceholderPosition extends Pick<CompletionContext, 'path' | 'on'> {
  readonly flow: boolean;
  /** The start of the map whose key is being typed. */
  readonly map?: number;
  readonly scalar?: Extract<Node, { type: 'scalar' }>;
}

/** Where the placeholder is in a value. The parser limits nesting. */
function search(node: Node, flow: boolean, path: Path = []): PlaceholderPosition | undefined {
  if (node.aliased === true) return undefined;
  if (node.type === 'scalar')
    return typeof node.value === 'string' && node.value.includes(standIn)
      ? { path, on: 'value', flow, scalar: node }
      : undefined;
  if (node.type === 'list') {
    for (const [index, each] of node.items.entries()) {
      const found = search(each, node.flow, [...path, index]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (node.type !== 'map') return undefined;
  for (const field of node.fields.values()) {
    if (field.name.includes(standIn)) return { path, on: 'key', flow: node.flow, map: node.start };
    const found = search(field.value, node.flow, [...path, field.name]);
    if (found !== undefined) return found;
  }
  return undefined;
}
