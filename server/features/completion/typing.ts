import type { Checked, CheckedDocument } from '../../service';
import { entryIndexAt } from '../../syntax/cursor';
import type { Path } from '../../syntax/change';
import type { Entry, Node, Section, SyntaxDocument } from '../../syntax/node';
import { parse } from '../../syntax/parse';
import { lastStarting, lineStart, type Span } from '../../text/place';

/** How text at the cursor is written. */
export interface Style {
  /** Keys and texts in double quotes. */
  readonly json: boolean;
  /** Inside quotes that are there already. */
  readonly quoted: boolean;
  /** Inside `{ }` or `[ ]`. */
  readonly flow: boolean;
  /** A colon follows already. */
  readonly colon: boolean;
  /** What must stand before the item: a space behind `key:`, `-` or `{`. */
  readonly lead: string;
  /** What must follow the item: a space before `}`. */
  readonly tail: string;
  /** In JSON: nothing but indentation stands before it in its line. */
  readonly alone: boolean;
  /** Column of the item in its line, in UTF-16 units. */
  readonly column: number;
  readonly eol: string;
}

/** The style of text that is written line by line, at the start of one. */
export function inLines(text: string): Style {
  return {
    json: false,
    quoted: false,
    flow: false,
    colon: false,
    lead: '',
    tail: '',
    alone: false,
    column: 0,
    eol: eolOf(text),
  };
}

/** What is being typed at a cursor, in the manifest's terms. */
export interface Typing {
  readonly document: CheckedDocument | undefined;
  readonly replace: Span;
  /** A name in the map that `path` leads to, or the value that it leads to. */
  readonly on: 'key' | 'value';
  /** The entry as it reads with a stand-in for the word. */
  readonly entry: Entry;
  readonly path: Path;
  readonly style: Style;
}

/** The word that stands for what is being typed: nothing in a manifest is called so. */
export const standIn = 'zzTypedHerezz';

/** How many characters are read before the cursor, and behind it: what is being typed is about what stands near. */
const BEFORE_LIMIT = 8_000;
const BEHIND_LIMIT = 2_000;

/** What is typed at an offset; `undefined` where it is nothing of the manifest, such as a comment. */
export function typingAt(checked: Checked, offset: number): Typing | undefined {
  const { text } = checked;
  const word = typedWord(text, offset);
  const document = documentAround(checked, offset);
  const part = partAt(text, document?.syntax, offset);
  if (offset - part.start > BEFORE_LIMIT) return undefined;
  const cut = part.end - offset > BEHIND_LIMIT ? lineStart(text, offset + BEHIND_LIMIT) : part.end;
  const found = read(text, word, { ...part, end: Math.max(cut, word.end) });
  return found === undefined ? undefined : { ...found, document };
}

/** The document that is typed in at an offset. */
export function documentAround({ documents }: Checked, offset: number): CheckedDocument | undefined {
  const index = documents.findLastIndex(({ syntax }) => syntax.span.start <= offset);
  return documents[Math.max(0, index)];
}

/** How the lines of a text end. */
export function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The word around an offset, as far as it may be typed anew. */
export function typedWord(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && /[\w.\u4e00-\u9fa5-]/.test(text.charAt(start - 1))) start--;
  // A dash in front of a list item is no part of the word.
  while (start < offset && text.charAt(start) === '-' && /^$|\s/.test(text.charAt(start - 1))) start++;
  let end = offset;
  while (end < text.length && /[\w.\u4e00-\u9fa5-]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** A part of the text that is read alone, and what must stand before it so that it means the same. */
interface Part extends Span {
  readonly head: string;
}

/** The thing, step or top-level field around an offset, or what stands before the first, up to where the next one begins. */
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
    entry !== undefined && (section === undefined || entry.piece.start > section.key.start) ? entry : undefined;
  const start = own?.piece.start ?? section?.key.start;
  const nextSection = sections.find(({ key }) => key.start > offset)?.key.start ?? Infinity;
  const end = Math.min(entries[at + 1]?.piece.start ?? Infinity, nextSection, span.end);
  if (start === undefined) return { head: '', start: Math.min(span.start, lineStart(text, offset)), end };
  const inside = own?.path.length === 2 ? section : undefined;
  const json = text.charAt(firstBlack(text, span.start)) === '{';
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

function firstBlack(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** Reads a part with the stand-in as a name, or else as a value. */
function read(text: string, word: Span, { head, start, end }: Part): Omit<Typing, 'document'> | undefined {
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
        // Without its braces a map in a list is one that only this reading makes.
        if (found.map !== undefined && found.flow && tried.charAt(entry.piece.start + found.map) !== '{') continue;
        const { scalar } = found;
        const from = scalar === undefined ? word.start : start + entry.piece.start + scalar.start - head.length;
        const quote = /["']/.test(text.charAt(from < word.start ? from : word.start - 1)) ? 1 : 0;
        const oneLine =
          scalar !== undefined &&
          scalar.block !== true &&
          from < word.start &&
          !text.slice(from, word.start).includes('\n');
        const rest = entry.piece.start + (scalar?.end ?? 0) - quote - (tried.length - after.length);
        const tail = oneLine && rest > 0 && !text.slice(word.end, word.end + rest).includes('\n') ? rest : 0;
        const inner = oneLine ? { start: from + quote, end: word.end + tail } : word;
        const json = text.charAt(firstBlack(text, 0)) === '{';
        // In JSON an item that is more than a text brings its quotes along, as they end before the item does.
        const quotes = json && quote === 1 && !colon && (found.on === 'key' || isStep(entry, found.path));
        const replace = quotes ? { start: inner.start - 1, end: inner.end + closing(text, inner.end) } : inner;
        const braces = found.flow && found.on === 'key';
        const style: Style = {
          json,
          quoted: quote === 1 && !quotes,
          flow: found.flow,
          colon,
          lead: lead === '' && braces && text.charAt(replace.start - 1) === '{' ? ' ' : lead,
          alone: json && text.slice(lineStart(text, replace.start), replace.start).trim() === '',
          tail: braces && !colon && text.charAt(replace.end) === '}' ? ' ' : '',
          column: replace.start - lineStart(text, replace.start) + lead.length,
          eol: eolOf(text),
        };
        return { replace, on: found.on, entry, path: found.path, style };
      }
    }
  }
  return undefined;
}

/** Whether a path leads to a step, or to its action, with which its fields come. */
function isStep({ path: [top, index] }: Entry, path: Path): boolean {
  const inStep = path[0] === 'parallel' ? path.slice(2) : path;
  return top === 'operations' && index !== undefined && (inStep.length === 0 || inStep[0] === 'action');
}

/** 1 where the quotes that are open close right there. */
function closing(text: string, at: number): number {
  return text.charAt(at) === '"' ? 1 : 0;
}

interface Found extends Pick<Typing, 'path' | 'on'> {
  readonly flow: boolean;
  /** Where the map begins whose name is typed. */
  readonly map?: number;
  readonly scalar?: Extract<Node, { type: 'scalar' }>;
}

/** Where the stand-in is in a value: values nest no deeper than their reader permits. */
function search(node: Node, flow: boolean, path: Path = []): Found | undefined {
  if (node.borrowed === true) return undefined;
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
  for (const field of node.fields.values()) {
    if (field.name.includes(standIn)) return { path, on: 'key', flow: node.flow, map: node.start };
    const found = search(field.value, node.flow, [...path, field.name]);
    if (found !== undefined) return found;
  }
  return undefined;
}
