import { documentAt, entryIndexAt } from '../syntax/cursor';
import type { Path } from '../syntax/change';
import { standIn, type CompletionContext, type Source } from '../syntax/frontend';
import type { Entry, Node, Section, SyntaxDocument } from '../syntax/node';
import { lastStarting, lineStart, type Span } from '../text/anchored-span';
import { eolOf } from '../text/line-end';
import { typedWord } from '../text/word';
import { isInBraces } from './edit-target';
import { parse } from './parse';
import { notationOf } from './notation';

/** The number of characters considered before and after the cursor. */
const BEFORE_LIMIT = 8_000;
const BEHIND_LIMIT = 2_000;

/** What is being typed at an offset; `undefined` if it is not part of the manifest, such as a comment. */
export function completionContextAt({ syntax }: Source, offset: number): CompletionContext | undefined {
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

function opening({ name, list, flow }: Section): string {
  return flow ? `${name}: ${list ? '[' : '{'}` : `${name}:\n`;
}

/** Parses a part with the placeholder as a key, otherwise as a value. */
function read(text: string, word: Span, { head, start, end }: Part): Omit<CompletionContext, 'document'> | undefined {
  if (word.start < start || word.end > end) return undefined;
  const before = text.slice(start, word.start);
  const after = text.slice(word.end, end);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const lead = /[\w"']:$|^\s*(?:-\s+)*-$/.test(line) ? ' ' : '';
  const colon = /^(?:["'][^\S\n]*:|[^\S\n]*:(?=\s|$))/.test(after);
  const newLine = /^\s*(?:-\s+)*-?$/.test(line);
  for (const typed of colon ? [standIn] : newLine ? [`${standIn}: `, standIn] : [standIn, `${standIn}: `]) {
    const tried = head + before + lead + typed + after;
    for (const { entries, sections } of parse(tried).documents) {
      for (const entry of entries) {
        const section = sections.find(({ name }) => name === entry.path[0]);
        const atTop = entry.path[0].includes(standIn);
        const found =
          atTop || String(entry.path[1]).includes(standIn)
            ? { path: [], on: 'key' as const, flow: !atTop && section?.flow === true }
            : search(entry.value, section?.flow ?? false);
        if (found === undefined) continue;
        // Without braces, a map in a list only exists because of this placeholder.
        if (found.map !== undefined && found.flow && tried.charAt(entry.anchor.start + found.map) !== '{') continue;
        const { scalar } = found;
        const from = scalar === undefined ? word.start : start + entry.anchor.start + scalar.start - head.length;
        const quote = /["']/.test(text.charAt(from < word.start ? from : word.start - 1)) ? 1 : 0;
        const oneLine =
          scalar !== undefined &&
          scalar.block !== true &&
          from < word.start &&
          !text.slice(from, word.start).includes('\n');
        const rest = entry.anchor.start + (scalar?.end ?? 0) - quote - (tried.length - after.length);
        const tail = oneLine && rest > 0 && !text.slice(word.end, word.end + rest).includes('\n') ? rest : 0;
        const inner = oneLine ? { start: from + quote, end: word.end + tail } : word;
        const json = isInBraces(text);
        // In JSON, an item that is not only a string includes its quotes, because they close before the item ends.
        const quotes = json && quote === 1 && !colon && (found.on === 'key' || isStep(entry, found.path));
        const replace = quotes ? { start: inner.start - 1, end: inner.end + closing(text, inner.end) } : inner;
        const braces = found.flow && found.on === 'key';
        const before = text.slice(lineStart(text, replace.start), replace.start);
        const column = before.length + lead.length;
        const space = lead === '' && braces && text.charAt(replace.start - 1) === '{' ? ' ' : lead;
        const notation = notationOf({
          json,
          quoted: quote === 1 && !quotes,
          flow: found.flow,
          hasValue: colon,
          lead: space,
          tail: braces && !colon && text.charAt(replace.end) === '}' ? ' ' : '',
          startsLine: json && before.trim() === '',
          column,
          eol: eolOf(text),
        });
        const firstItem = { from: replace.start, before: `${space}- `, column: column + 2, after: '' };
        const keyColumn = before.search(/[^\s-]|$/);
        return { replace, on: found.on, entry, path: found.path, notation, firstItem, keyColumn };
      }
    }
  }
  return undefined;
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
