import { isMap, isPair, isSeq, type CST, type Document, type ParsedNode, type YAMLMap } from 'yaml';
import type { MessageId } from '../messages/message';
import { lineStart, type Piece, type Span } from '../text/place';
import { bareProblem, readableOf, type Readable } from './bare';
import { entryIndexAt } from './cursor';
import type { Entry, Node, Section, SyntaxDocument, SyntaxFile, SyntaxProblem } from './node';
import { tooDeepAt } from './depth';
import type { Limit } from './documents';
import { Reader } from './reader';

/** Longer texts (UTF-16 units) are not read: 20,000 steps are shorter. */
export const LENGTH: Limit = { what: 'syntax.too-large.characters', limit: 3_000_000 };

/**
 * Reads a YAML (or JSON) file into its documents, entries and values. Never throws: what is wrong with the text stands in
 * `problems`, one for each entry at the most, and the rest of the file is read all the same.
 */
export function parse(text: string): SyntaxFile {
  if (text.length > LENGTH.limit) return refused(text, LENGTH);
  const deep = tooDeepAt(text);
  if (deep !== undefined) return refusedAt(deep, text, 'syntax.too-deep');
  const found = readableOf(text);
  if ('limit' in found) return refused(text, found);
  const problems: SyntaxProblem[] = [];
  const last = found.documents.length - 1;
  const documents = found.documents.map((document, index) => {
    const next = found.documents[index + 1]?.range[0] ?? Infinity;
    const leftOut = found.leftOut.filter(({ start }) => start < next && (index === 0 || start >= document.range[0]));
    return readDocument(document, { ...found, leftOut }, problems, index === last);
  });
  return { text, documents, problems };
}

/** A file of which nothing is read, since it is larger than a limit. */
export function refused(text: string, { what, limit }: Limit): SyntaxFile {
  return refusedAt(0, text, what, { limit: limit.toLocaleString('en') });
}

/** A file of which nothing is read, with the reason at an offset. */
function refusedAt(at: number, text: string, what: MessageId, args: SyntaxProblem['args'] = {}): SyntaxFile {
  const problem = { piece: { start: 0 }, start: at, end: at + 1, what, args };
  return { text, documents: [], problems: [problem], regions: [] };
}

/** The last document ends with the text, unless a `...` ends it before. */
function endOf(document: Document.Parsed, text: string, last: boolean): number {
  const end = Math.max(document.range[2], document.range[0]);
  return last && !/^\.\.\.(?:\s|$)/m.test(text.slice(Math.max(0, end - 4))) ? text.length : end;
}

function readDocument(
  document: Document.Parsed,
  { text, leftOut }: Readable,
  problems: SyntaxProblem[],
  last: boolean,
): SyntaxDocument {
  const root = document.contents;
  const start = document.range[0];
  const span: Span = { start, end: endOf(document, text, last) };
  const reader = new Reader(text, problems);
  const entries: Entry[] = [];
  const sections: Section[] = [];
  if (isMap(root)) {
    readTop(root, reader, entries, sections);
  } else if (root !== null) {
    const piece: Piece = { start: root.range[0] };
    const value = reader.read(root, piece);
    if (!(value.type === 'scalar' && value.value === null)) {
      reader.problem(piece, value, 'syntax.not-a-map');
    }
  }
  addParserErrors(document, reader, entries, start, text);
  for (const words of leftOut) problems.push(bareProblem(words, pieceOf(words, entries, text)));
  return { span, entries: markBroken(entries, problems), sections };
}

function readTop(root: YAMLMap.Parsed, reader: Reader, entries: Entry[], sections: Section[]): void {
  reader.anchorOf(root);
  const seen = new Set<string>();
  for (const pair of root.items) {
    const piece: Piece = { start: pair.key.range[0] };
    const name = reader.keyName(pair.key, piece);
    if (name === undefined) continue;
    const key = reader.span(pair.key, piece);
    if (seen.has(name)) {
      reader.problem(piece, key, 'syntax.duplicate-key', { key: name });
      continue;
    }
    seen.add(name);
    const value = pair.value;
    if (!name.startsWith('x-') && (isMap(value) || isSeq(value))) {
      reader.anchorOf(value);
      const before = entries.length;
      if (isSeq(value)) readItems(name, value.items, value.srcToken, reader, entries);
      else readThings(name, value, reader, entries);
      const flow = value.flow === true;
      const held = flow ? [] : entries.slice(before);
      sections.push({
        name,
        key: { start: pair.key.range[0], end: pair.key.range[1] },
        value: spanOfEntries(held) ?? reader.span(value, { start: 0 }),
        flow,
        list: isSeq(value),
      });
    } else {
      const node = reader.value(value, key.end, piece);
      entries.push({ piece, path: [name], key, value: node, end: Math.max(key.end, node.end), broken: false });
    }
  }
}

/** From the first entry to the end of the last; `undefined` where there is none. */
export function spanOfEntries(entries: readonly Entry[]): Span | undefined {
  const [first] = entries;
  const last = entries.at(-1);
  return first === undefined || last === undefined
    ? undefined
    : { start: first.piece.start, end: last.piece.start + last.end };
}

function readThings(section: string, map: YAMLMap.Parsed, reader: Reader, entries: Entry[]): void {
  const seen = new Set<string>();
  for (const pair of map.items) {
    const piece: Piece = { start: pair.key.range[0] };
    const name = reader.keyName(pair.key, piece);
    if (name === undefined) continue;
    const key = reader.span(pair.key, piece);
    if (name === '<<' && reader.isMerge(pair.key)) {
      for (const [merged, field] of reader.merged(pair.value, key, piece)) {
        if (seen.has(merged)) continue;
        seen.add(merged);
        entries.push({
          piece,
          path: [section, merged],
          key: field.key,
          value: field.value,
          end: field.value.end,
          broken: false,
        });
      }
      continue;
    }
    if (seen.has(name)) {
      reader.problem(piece, key, 'syntax.duplicate-key', { key: name });
      continue;
    }
    seen.add(name);
    const value = reader.value(pair.value, key.end, piece);
    entries.push({ piece, path: [section, name], key, value, end: Math.max(key.end, value.end), broken: false });
  }
}

function readItems(
  section: string,
  items: readonly (ParsedNode | null)[],
  source: CST.Token | undefined,
  reader: Reader,
  entries: Entry[],
): void {
  const tokens = source?.type === 'block-seq' ? source.items : undefined;
  items.forEach((item, index) => {
    const node = isPair(item) ? null : item;
    const dash = tokens?.[index]?.start.find((token) => token.type === 'seq-item-ind')?.offset;
    const start = dash ?? node?.range[0] ?? 0;
    const piece: Piece = { start };
    const value = reader.value(node, dash === undefined ? 0 : 1, piece);
    entries.push({
      piece,
      path: [section, index],
      value,
      end: Math.max(dash === undefined ? 0 : 1, value.end),
      broken: false,
    });
  });
}

/** The parser's own errors: the first in each entry, since one slip of the pen often makes several. */
function addParserErrors(
  document: Document.Parsed,
  reader: Reader,
  entries: readonly Entry[],
  start: number,
  text: string,
): void {
  const told = new Set<Entry | undefined>();
  for (const error of document.errors) {
    if (error.code === 'DUPLICATE_KEY') continue;
    const at = Math.min(error.pos[0], text.length);
    // What is not closed is noticed where the next thing begins.
    const unclosed = /^Missing closing|end with a/.test(error.message);
    const entry = entries[entryIndexAt({ entries }, unclosed ? lastBlackAt(text, at) : at)];
    if (told.has(entry)) continue;
    told.add(entry);
    const piece = entry?.piece ?? { start };
    const quote = error.message.startsWith('Missing closing');
    // A closing bracket that is there is only indented too little.
    const closing = /^Flow .*end with a ([\]}])/.exec(error.message)?.[1];
    const bracket = closing !== undefined && text.charAt(at) !== closing;
    const what =
      error.code === 'RESOURCE_EXHAUSTION'
        ? 'syntax.too-deep'
        : quote
          ? 'syntax.quote-not-closed'
          : bracket
            ? 'syntax.bracket-not-closed'
            : (`syntax.${error.code}` as const);
    const open =
      (unclosed || bracket || error.code === 'MISSING_CHAR') && entry !== undefined
        ? openedAt(entry, at, text)
        : undefined;
    const from = open ?? at;
    const end = Math.max(from, Math.min(open === undefined ? error.pos[1] : text.length, endOfLine(text, from)));
    reader.problem(piece, { start: from - piece.start, end: end - piece.start }, what);
  }
}

/** Words that were left out belong to the entry that they are further in than; else they stand for themselves. */
function pieceOf({ start }: Span, entries: readonly Entry[], text: string): Piece {
  const piece = entries[entryIndexAt({ entries }, start)]?.piece;
  return piece !== undefined && columnOf(text, start) > columnOf(text, piece.start) ? piece : { start };
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Where the quote or bracket opens that is not closed at an offset: that is where people look, not where the file ends. */
function openedAt(entry: Entry, at: number, text: string): number | undefined {
  const base = entry.piece.start;
  let found: number | undefined;
  let node: Node | undefined = entry.value;
  while (node !== undefined) {
    const start = base + node.start;
    const inner = lastBefore(node, at - base);
    // What closes the last value inside does not close this one too.
    const closed = inner?.end !== node.end && closes(text, start, base + node.end);
    if (start < at && /["'[{]/.test(text.charAt(start)) && !closed) found = start;
    node = inner;
  }
  return found;
}

/** Whether a text ends with the sign that closes what opens at its start. */
function closes(text: string, start: number, end: number): boolean {
  const opened = '"\'[{'.indexOf(text.charAt(start));
  return end - start > 1 && text.charAt(end - 1) === '"\']}'.charAt(opened);
}

function lastBefore(node: Node, local: number): Node | undefined {
  const inner =
    node.type === 'map'
      ? [...node.fields.values()].map((field) => field.value)
      : node.type === 'list'
        ? node.items
        : [];
  return inner.filter((each) => each.borrowed !== true && each.start < local).at(-1);
}

/** The last offset before another one at which there is more than space. */
function lastBlackAt(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return Math.max(0, at - 1);
}

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

function markBroken(entries: readonly Entry[], problems: readonly SyntaxProblem[]): Entry[] {
  const broken = new Set(problems.map((problem) => problem.piece));
  return entries.map((entry) => (broken.has(entry.piece) ? { ...entry, broken: true } : entry));
}
