import type { Difference } from '../text/difference';
import type { SourceFile } from '../text/source-file';
import { limits } from '../limits';
import { lastStarting, type Span } from '../text/anchored-span';
import { grouped } from '../text/grouped';
import { shouldYield, type Task } from '../text/cooperative';
import { readChunk, type Chunk } from './chunk';
import { cut, type Cut, type Frame } from './splitter';
import type { Parsed } from '../syntax/frontend';
import type { Entry, SyntaxSection, SyntaxDocument, SyntaxFile, SyntaxProblem } from '../syntax/node';
import type { ExceededLimit } from './lexer';
import { LENGTH, parse, withoutDocuments, spanOfEntries } from './parse';

const ENTRIES = { what: 'syntax.too-large.entries', limit: limits.entries } satisfies ExceededLimit;
/** The maximum number of chunks, including the lines of section names and the text before them. */
const CHUNK_LIMIT = ENTRIES.limit + 1000;

/** A parsed file, with the chunks that can be reused when its text changes. */
export interface ParsedChunks extends Parsed {
  /** Absent if the file could only be parsed as a whole. */
  readonly chunks?: readonly Chunk[];
}

/**
 * Parses a file as `parse` does, but only the chunks that are not in `before`. The anchors of unchanged chunks move, so results
 * for them remain valid; `before` itself becomes invalid. `change` is where the texts differ.
 */
export function* parseAgain(
  text: string,
  source: SourceFile,
  before?: ParsedChunks,
  change?: Difference,
): Task<ParsedChunks> {
  if (before !== undefined && change === undefined) return { ...before, read: 0 };
  if (text.length > LENGTH.limit) return { file: withoutDocuments(text, LENGTH, source), read: 0 };
  const parsed = yield* readAgain(text, source, before, change);
  const entries = parsed.file.documents.reduce((sum, document) => sum + document.entries.length, 0);
  return entries > ENTRIES.limit ? { file: withoutDocuments(text, ENTRIES, source), read: parsed.read } : parsed;
}

function* readAgain(text: string, source: SourceFile, before?: ParsedChunks, change?: Difference): Task<ParsedChunks> {
  const whole = text.startsWith('\uFEFF') || (text.includes('\r') && /\r(?!\n)/.test(text));
  const chunks = whole ? undefined : yield* chunksOf(text, source, before, change);
  if (chunks !== undefined && 'what' in chunks) return { file: withoutDocuments(text, chunks, source), read: 0 };
  const file = chunks === undefined ? undefined : assemble(text, source, chunks.all);
  if (chunks === undefined || file === undefined) return { file: parse(text, source), read: 1 };
  return { file, chunks: chunks.all, read: chunks.read };
}

interface Chunks {
  readonly all: readonly Chunk[];
  readonly read: number;
}

function* chunksOf(
  text: string,
  source: SourceFile,
  before?: ParsedChunks,
  change?: Difference,
): Task<Chunks | ExceededLimit | undefined> {
  const old = before?.chunks;
  if (before === undefined || old === undefined || change === undefined) {
    const whole = cut(text);
    if (whole === undefined) return undefined;
    return whole.cuts.length > CHUNK_LIMIT ? ENTRIES : yield* readAll(text, source, whole.cuts, [], '');
  }
  const shift = change.newEnd - change.end;
  // The chunk before the change may now include the following line.
  const first = Math.max(0, lastStarting(old, change.start) - 1);
  const begin = old[first];
  let meets = old.length;
  const changed = cut(text, begin?.start, begin?.frame, (start, frame) => {
    if (start < change.newEnd || start - shift < change.end) return false;
    const index = lastStarting(old, start - shift);
    const other = old[index];
    if (other?.start !== start - shift || !sameFrame(other.frame, frame)) return false;
    meets = index;
    return true;
  });
  if (changed === undefined) return undefined;
  if (changed.cuts.length > CHUNK_LIMIT) return ENTRIES;
  const gone = old.slice(first, meets);
  const middle = yield* readAll(text, source, changed.cuts, gone, before.file.text);
  if (middle === undefined || 'what' in middle) return middle;
  const reused = old.slice(meets);
  reused.forEach((chunk) => {
    chunk.moveTo(chunk.start + shift);
  });
  return { all: [...old.slice(0, first), ...middle.all, ...reused], read: middle.read };
}

function sameFrame(a: Frame | undefined, b: Frame | undefined): boolean {
  return a?.name === b?.name && a?.indent === b?.indent && a?.list === b?.list;
}

function isLike(chunk: Chunk, { kind, frame }: Cut): boolean {
  return chunk.kind === kind && sameFrame(chunk.frame, frame);
}

/** Parses chunks, and reuses old ones with the same text that are still in the same order. */
function* readAll(
  text: string,
  source: SourceFile,
  cuts: readonly Cut[],
  old: readonly Chunk[],
  oldText: string,
): Task<Chunks | ExceededLimit | undefined> {
  const places = grouped([...old.entries()], ([, { start, length }]) => oldText.slice(start, start + length));
  const all: Chunk[] = [];
  let next = 0;
  let read = 0;
  for (const each of cuts) {
    const same = old.length === 0 ? undefined : places.get(text.slice(each.start, each.end));
    const [index = 0, reused] = same?.find(([place, chunk]) => place >= next && isLike(chunk, each)) ?? [];
    if (reused !== undefined) {
      next = index + 1;
      reused.moveTo(each.start);
      all.push(reused);
      continue;
    }
    const chunk = readChunk(text, each, source);
    if (chunk === undefined || 'what' in chunk) return chunk;
    read++;
    const other = old[next];
    if (other !== undefined && isLike(other, each) && chunk.reuseEntry(other, text, oldText)) next++;
    all.push(chunk);
    if (shouldYield(read)) yield;
  }
  return { all, read };
}

/** Combines the chunks into documents; `undefined` if a name is repeated, which parsing the whole file reports. */
function assemble(text: string, source: SourceFile, chunks: readonly Chunk[]): SyntaxFile | undefined {
  const documents: SyntaxDocument[] = [];
  const problems: SyntaxProblem[] = [];
  const marks: number[] = [];
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.marked) marks.push(index);
    problems.push(...chunk.problems);
  }
  // Comments before the first `---` belong to the document that it begins.
  const unmarked = chunks.slice(0, marks[0]).some(({ kind }) => kind !== 'lead');
  const starts = unmarked ? [0, ...marks] : marks;
  for (const [index, from] of starts.entries()) {
    const to = starts[index + 1] ?? chunks.length;
    const document = documentOf(source, chunks.slice(from, to), chunks[to]?.start ?? text.length);
    if (document === undefined) return undefined;
    documents.push(document);
  }
  return documents.length === 0 ? undefined : { source, text, documents, problems, regions: chunks };
}

function documentOf(source: SourceFile, chunks: readonly Chunk[], end: number): SyntaxDocument | undefined {
  const entries: Entry[] = [];
  const sections: SyntaxSection[] = [];
  const tops = new Set<string>();
  let names = new Set<string | number>();
  let head: { readonly chunk: Chunk; readonly from: number } | undefined;
  let index = 0;
  const endSection = (): void => {
    if (head?.chunk.section === undefined) return;
    const held = entries.slice(head.from);
    const section = movedSection(head.chunk.section, head.chunk);
    sections.push({ ...section, list: held[0]?.path[1] === 0, value: spanOfEntries(held) ?? section.key });
    head = undefined;
  };
  for (const chunk of chunks) {
    if (chunk.frame === undefined) {
      endSection();
      if (chunk.kind === 'lead') continue;
      const name = chunk.section?.name ?? chunk.entries[0]?.path[0];
      if (name === undefined || tops.has(name)) return undefined;
      tops.add(name);
      if (chunk.kind === 'head') {
        head = { chunk, from: entries.length };
        names = new Set();
        index = 0;
      } else {
        for (const entry of chunk.entries) entries.push(entry);
        if (chunk.section !== undefined) sections.push(movedSection(chunk.section, chunk));
      }
    } else if (chunk.frame.list) {
      chunk.renumber(index);
      for (const entry of chunk.entries) entries.push(entry);
      index += chunk.entries.length;
    } else {
      for (const entry of chunk.entries) {
        const name = entry.path[1] ?? '';
        if (names.has(name)) return undefined;
        names.add(name);
        entries.push(entry);
      }
    }
  }
  endSection();
  const start = chunks.find((chunk) => chunk.marked || chunk.kind !== 'lead')?.start;
  return entries.length + sections.length === 0 || start === undefined
    ? undefined
    : { source, span: { start, end }, entries, sections };
}

function movedSection(section: SyntaxSection, { start }: Chunk): SyntaxSection {
  const moved = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
  return { ...section, key: moved(section.key), value: moved(section.value) };
}
