import type { Difference } from '../text/difference';
import { lastStarting } from '../text/place';
import { mayRest, type Slices } from '../text/slices';
import { readChunk, type Chunk } from './chunk';
import { cut, type Cut, type Frame } from './cut';
import type { Entry, Section, SyntaxDocument, SyntaxFile } from './node';
import type { Limit } from './documents';
import { LENGTH, parse, refused, spanOfEntries } from './parse';
import { spliced, type Replaced } from './splice';

/** Of how many fields, declared things and steps a file is checked at the most. */
const ENTRIES: Limit = { what: 'syntax.too-large.entries', limit: 30_000 };
/** With the lines of names of sections, and of what stands before them. */
const CHUNK_LIMIT = ENTRIES.limit + 1000;

/** A file as it was read, with the chunks that can be kept when its text changes. */
export interface Parsed {
  readonly file: SyntaxFile;
  /** Absent where the file could only be read as a whole. */
  readonly chunks?: readonly Chunk[];
  /** How many chunks were read for it anew. */
  readonly read: number;
}

/**
 * Reads a file as `parse` does, but only those chunks of it that are not in `before`. Pieces of unchanged chunks are moved, so
 * that what was known of them stays true; `before` itself is out of date from then on. `change` is where the texts differ.
 */
export function* parseAgain(text: string, before?: Parsed, change?: Difference): Slices<Parsed> {
  if (before !== undefined && change === undefined) return { ...before, read: 0 };
  if (text.length > LENGTH.limit) return { file: refused(text, LENGTH), read: 0 };
  const parsed = yield* readAgain(text, before, change);
  const entries = parsed.file.documents.reduce((sum, document) => sum + document.entries.length, 0);
  return entries > ENTRIES.limit ? { file: refused(text, ENTRIES), read: parsed.read } : parsed;
}

function* readAgain(text: string, before?: Parsed, change?: Difference): Slices<Parsed> {
  const whole = text.startsWith('\uFEFF') || (text.includes('\r') && /\r(?!\n)/.test(text));
  const chunks = whole ? undefined : yield* chunksOf(text, before, change);
  if (chunks !== undefined && 'limit' in chunks) return { file: refused(text, chunks), read: 0 };
  const quick =
    before === undefined || chunks?.replaced === undefined
      ? undefined
      : spliced(text, before.file, chunks.all, chunks.replaced);
  const file = quick ?? (chunks === undefined ? undefined : assemble(text, chunks.all));
  if (chunks === undefined || file === undefined) return { file: parse(text), read: 1 };
  return { file, chunks: chunks.all, read: chunks.read };
}

interface Chunks {
  readonly all: readonly Chunk[];
  readonly read: number;
  /** Which of them took the place of others; absent where all are new. */
  readonly replaced?: Replaced;
}

function* chunksOf(text: string, before?: Parsed, change?: Difference): Slices<Chunks | Limit | undefined> {
  const old = before?.chunks;
  if (before === undefined || old === undefined || change === undefined) {
    const whole = cut(text);
    if (whole === undefined) return undefined;
    return whole.cuts.length > CHUNK_LIMIT ? ENTRIES : yield* readAll(text, whole.cuts, [], '');
  }
  const shift = change.newEnd - change.end;
  // The chunk before the change may take in what is now its next line.
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
  const middle = yield* readAll(text, changed.cuts, gone, before.file.text);
  if (middle === undefined || 'limit' in middle) return middle;
  const kept = old.slice(meets);
  if (shift !== 0)
    kept.forEach((chunk) => {
      chunk.moveTo(chunk.start + shift);
    });
  const all = old.slice(0, first).concat(middle.all, kept);
  return { all, read: middle.read, replaced: { gone, came: middle.all, shift } };
}

function sameFrame(a: Frame | undefined, b: Frame | undefined): boolean {
  return a?.name === b?.name && a?.indent === b?.indent && a?.list === b?.list;
}

/** Reads chunks, keeping old ones of the same text where they are still in the same order. */
function* readAll(
  text: string,
  cuts: readonly Cut[],
  old: readonly Chunk[],
  oldText: string,
): Slices<Chunks | Limit | undefined> {
  const places = new Map<string, number[]>();
  old.forEach((chunk, index) => {
    const own = oldText.slice(chunk.start, chunk.start + chunk.length);
    const known = places.get(own);
    if (known === undefined) places.set(own, [index]);
    else known.push(index);
  });
  const all: Chunk[] = [];
  let next = 0;
  let read = 0;
  for (const each of cuts) {
    const same = old.length === 0 ? undefined : places.get(text.slice(each.start, each.end));
    const index = same?.find(
      (place) => place >= next && old[place]?.kind === each.kind && sameFrame(old[place].frame, each.frame),
    );
    const kept = index === undefined ? undefined : old[index];
    if (kept !== undefined && index !== undefined) {
      next = index + 1;
      kept.moveTo(each.start);
      all.push(kept);
      continue;
    }
    const chunk = readChunk(text, each);
    if (chunk === undefined || 'limit' in chunk) return chunk;
    read++;
    const other = old[next];
    if (other?.kind === each.kind && sameFrame(other.frame, each.frame) && chunk.adopt(other, text, oldText)) next++;
    all.push(chunk);
    if (mayRest(read)) yield;
  }
  return { all, read };
}

/** Puts the chunks together to documents; `undefined` where a name stands twice, which the whole reading tells of. */
function assemble(text: string, chunks: readonly Chunk[]): SyntaxFile | undefined {
  const documents: SyntaxDocument[] = [];
  const marks = chunks.flatMap(({ marked }, index) => (marked ? [index] : []));
  // Comments before the first mark are of the document that it begins.
  const unmarked = chunks.slice(0, marks[0]).some(({ kind }) => kind !== 'lead');
  const starts = unmarked ? [0, ...marks] : marks;
  for (const [index, from] of starts.entries()) {
    const to = starts[index + 1] ?? chunks.length;
    const document = documentOf(chunks.slice(from, to), chunks[to]?.start ?? text.length);
    if (document === undefined) return undefined;
    documents.push(document);
  }
  const problems = chunks.flatMap((chunk) => chunk.problems);
  return documents.length === 0 ? undefined : { text, documents, problems, regions: chunks };
}

function documentOf(chunks: readonly Chunk[], end: number): SyntaxDocument | undefined {
  const entries: Entry[] = [];
  const sections: Section[] = [];
  const tops = new Set<string>();
  let names = new Set<string | number>();
  let head: { readonly chunk: Chunk; readonly from: number } | undefined;
  let index = 0;
  const endSection = (): void => {
    const section = head?.chunk.section;
    if (head === undefined || section === undefined) return;
    const held = entries.slice(head.from);
    const { start } = head.chunk;
    const list = held[0]?.path[1] === 0;
    const key = { start: start + section.key.start, end: start + section.key.end };
    sections.push({ ...section, key, list, value: spanOfEntries(held) ?? key });
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
    : { span: { start, end }, entries, sections };
}

function movedSection(section: Section, { start }: Chunk): Section {
  const moved = (span: { start: number; end: number }) => ({ start: span.start + start, end: span.end + start });
  return { ...section, key: moved(section.key), value: moved(section.value) };
}
