import { isMap, isPair, isSeq, type CST, type Document, type ParsedNode, type YAMLMap } from 'yaml';
import { lineStart, type Anchor, type Span } from '../text/anchored-span';
import { bareWordsProblem, readableOf, type Readable } from './error-recovery';
import { limits } from '../limits';
import { entryIndexAt } from '../syntax/cursor';
import {
  childrenOf,
  type Entry,
  type Node,
  type SyntaxSection,
  type SyntaxDocument,
  type SyntaxFile,
  type SyntaxProblem,
} from '../syntax/node';
import { lex, type Lexed, type ExceededLimit } from './lexer';
import { Lowering } from './lowering';
import { sourceFile, type SourceFile } from '../text/source-file';

export const LENGTH = { what: 'syntax.too-large.characters', limit: limits.characters } satisfies ExceededLimit;

/**
 * Parses a YAML (or JSON) file into documents, entries and values. It never throws. Syntax errors are in `problems`, up to one
 * for each entry, and the rest of the file is still parsed.
 */
export function parse(text: string, source: SourceFile = sourceFile()): SyntaxFile {
  const lexed = text.length > LENGTH.limit ? LENGTH : lex(text);
  return 'what' in lexed ? withoutDocuments(text, lexed, source) : parseLexed(lexed, source);
}

/** Parses a text whose tokens are known. */
export function parseLexed(lexed: Lexed, source: SourceFile): SyntaxFile {
  const { text, comments } = lexed;
  const found = readableOf(lexed);
  const problems: SyntaxProblem[] = [];
  const last = found.documents.length - 1;
  const documents = found.documents.map((document, index) => {
    const next = found.documents[index + 1]?.range[0] ?? Infinity;
    const leftOut = found.leftOut.filter(({ start }) => start < next && (index === 0 || start >= document.range[0]));
    return readDocument(document, { ...found, leftOut, source }, problems, index === last);
  });
  return { source, text, documents, problems, regions: [{ start: 0, length: text.length, comments }] };
}

/** A file without documents, because it exceeds a limit. */
export function withoutDocuments(text: string, { what, limit, at = 0 }: ExceededLimit, source: SourceFile): SyntaxFile {
  const args: SyntaxProblem['args'] = limit === undefined ? {} : { limit: limit.toLocaleString('en') };
  const problem = { anchor: { start: 0, source }, start: at, end: at + 1, what, args };
  return { source, text, documents: [], problems: [problem], regions: [] };
}

/** The last document ends with the text, unless a `...` ends it before. */
function endOf(document: Document.Parsed, text: string, last: boolean): number {
  const end = Math.max(document.range[2], document.range[0]);
  return last && !/^\.\.\.(?:\s|$)/m.test(text.slice(Math.max(0, end - 4))) ? text.length : end;
}

function readDocument(
  document: Document.Parsed,
  { text, leftOut, source }: Readable & { readonly source: SourceFile },
  problems: SyntaxProblem[],
  last: boolean,
): SyntaxDocument {
  const root = document.contents;
  const start = document.range[0];
  const span: Span = { start, end: endOf(document, text, last) };
  const reader = new Lowering(text, problems, source);
  const entries: Entry[] = [];
  const sections: SyntaxSection[] = [];
  if (isMap(root)) {
    readTop(root, reader, entries, sections);
  } else if (root !== null) {
    const anchor: Anchor = { start: root.range[0], source };
    const value = reader.read(root, anchor);
    if (!(value.type === 'scalar' && value.value === null)) {
      reader.problem(anchor, value, 'syntax.not-a-map');
    }
  }
  addParserErrors(document, reader, entries, start, text);
  for (const words of leftOut) problems.push(bareWordsProblem(words, anchorOf(words, entries, reader)));
  return { source, span, entries: markBroken(entries, problems), sections };
}

function readTop(root: YAMLMap.Parsed, reader: Lowering, entries: Entry[], sections: SyntaxSection[]): void {
  reader.anchorOf(root);
  const seen = new Set<string>();
  for (const pair of root.items) {
    const anchor: Anchor = { start: pair.key.range[0], source: reader.source };
    const name = reader.keyName(pair.key, anchor);
    if (name === undefined) continue;
    const key = reader.span(pair.key, anchor);
    if (seen.has(name)) {
      reader.problem(anchor, key, 'syntax.duplicate-key', { key: name });
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
        value: spanOfEntries(held) ?? reader.span(value, { start: 0, source: reader.source }),
        flow,
        list: isSeq(value),
      });
    } else {
      entries.push(entryOf(anchor, [name], reader.value(value, key.end, anchor), key.end, key));
    }
  }
}

/** An entry that ends with its value, or with its name or dash if that ends later: at `least`. */
export function entryOf(anchor: Anchor, path: Entry['path'], value: Node, least: number, key?: Span): Entry {
  return { anchor, path, key, value, end: Math.max(least, value.end), broken: false };
}

/** From the first entry to the end of the last; `undefined` if there are no entries. */
export function spanOfEntries(entries: readonly Entry[]): Span | undefined {
  const [first] = entries;
  const last = entries.at(-1);
  return first === undefined || last === undefined
    ? undefined
    : { start: first.anchor.start, end: last.anchor.start + last.end };
}

function readThings(section: string, map: YAMLMap.Parsed, reader: Lowering, entries: Entry[]): void {
  const seen = new Set<string>();
  for (const pair of map.items) {
    const anchor: Anchor = { start: pair.key.range[0], source: reader.source };
    const name = reader.keyName(pair.key, anchor);
    if (name === undefined) continue;
    const key = reader.span(pair.key, anchor);
    if (reader.isMerge(pair.key)) {
      for (const [merged, field] of reader.merged(pair.value, key, anchor)) {
        if (seen.has(merged)) continue;
        seen.add(merged);
        entries.push(entryOf(anchor, [section, merged], field.value, 0, field.key));
      }
      continue;
    }
    if (seen.has(name)) {
      reader.problem(anchor, key, 'syntax.duplicate-key', { key: name });
      continue;
    }
    seen.add(name);
    entries.push(entryOf(anchor, [section, name], reader.value(pair.value, key.end, anchor), key.end, key));
  }
}

function readItems(
  section: string,
  items: readonly (ParsedNode | null)[],
  source: CST.Token | undefined,
  reader: Lowering,
  entries: Entry[],
): void {
  const tokens = source?.type === 'block-seq' ? source.items : undefined;
  items.forEach((item, index) => {
    const node = isPair(item) ? null : item;
    const dash = tokens?.[index]?.start.find((token) => token.type === 'seq-item-ind')?.offset;
    const start = dash ?? node?.range[0] ?? 0;
    const anchor: Anchor = { start, source: reader.source };
    const behind = dash === undefined ? 0 : 1;
    entries.push(entryOf(anchor, [section, index], reader.value(node, behind, anchor), behind));
  });
}

/** The parser's own errors: the first of each entry, because one mistake often causes several errors. */
function addParserErrors(
  document: Document.Parsed,
  reader: Lowering,
  entries: readonly Entry[],
  start: number,
  text: string,
): void {
  const reportedEntries = new Set<Entry | undefined>();
  for (const error of document.errors) {
    if (error.code === 'DUPLICATE_KEY') continue;
    const at = Math.min(error.pos[0], text.length);
    // The parser reports an unclosed collection or quote at the start of the next entry.
    const unclosed = /^Missing closing|end with a/.test(error.message);
    const entry = entries[entryIndexAt({ entries }, unclosed ? lastBlackAt(text, at) : at)];
    if (reportedEntries.has(entry)) continue;
    reportedEntries.add(entry);
    const anchor = entry?.anchor ?? { start, source: reader.source };
    const quote = error.message.startsWith('Missing closing');
    // If there is a closing bracket, it is only indented too little.
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
    reader.problem(anchor, { start: from - anchor.start, end: end - anchor.start }, what);
  }
}

/** Omitted words belong to the entry before them if they are deeper than it; otherwise to no entry. */
function anchorOf({ start }: Span, entries: readonly Entry[], { text, source }: Lowering): Anchor {
  const anchor = entries[entryIndexAt({ entries }, start)]?.anchor;
  return anchor !== undefined && columnOf(text, start) > columnOf(text, anchor.start) ? anchor : { start, source };
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The start of the quote or bracket that is unclosed at an offset, which is more useful than the end of the file. */
function openedAt(entry: Entry, at: number, text: string): number | undefined {
  const base = entry.anchor.start;
  let found: number | undefined;
  let node: Node | undefined = entry.value;
  while (node !== undefined) {
    const start = base + node.start;
    const inner = lastBefore(node, at - base);
    // The end of the last inner value does not also close this one.
    const closed = inner?.end !== node.end && closes(text, start, base + node.end);
    if (start < at && /["'[{]/.test(text.charAt(start)) && !closed) found = start;
    node = inner;
  }
  return found;
}

/** Whether a text ends with the character that closes its first one. */
function closes(text: string, start: number, end: number): boolean {
  const opened = '"\'[{'.indexOf(text.charAt(start));
  return end - start > 1 && text.charAt(end - 1) === '"\']}'.charAt(opened);
}

function lastBefore(node: Node, local: number): Node | undefined {
  return childrenOf(node).findLast((each) => each.aliased !== true && each.start < local);
}

/** The last offset before another one that is not white space. */
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
  const broken = new Set(problems.map((problem) => problem.anchor));
  return entries.map((entry) => (broken.has(entry.anchor) ? { ...entry, broken: true } : entry));
}
