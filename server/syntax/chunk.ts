import { Lexer } from 'yaml';
import { detached } from '../text/detached';
import type { Piece, Span } from '../text/place';
import { bareProblem, wordsOn } from './bare';
import { isMarked, type Cut, type Frame } from './cut';
import { LEXEMES, type Limit } from './documents';
import type { Entry, Node, Section, SyntaxDocument, SyntaxFile, SyntaxProblem } from './node';
import { parse } from './parse';
import { plain } from './plain';
import { QuickReader } from './quick';

const none: readonly never[] = [];

/** A chunk as it was read. It keeps its pieces while text is typed before it: they only move. */
export class Chunk {
  /** UTF-16 offset in the file. */
  start: number;
  readonly length: number;
  readonly commented: boolean;
  /** A document begins with it. */
  readonly marked: boolean;
  private pieces: readonly Piece[];

  constructor(
    readonly kind: Cut['kind'],
    /** Of a child: the section that it belongs to. */
    readonly frame: Frame | undefined,
    own: string,
    cut: Cut,
    /** Of a list's items, the indices are those of the whole list once `renumber` was called. */
    public entries: readonly Entry[] = none,
    readonly problems: readonly SyntaxProblem[] = none,
    /** The section that the chunk is, or whose name it is. Offsets from the chunk's start. */
    readonly section?: Section,
  ) {
    this.start = cut.start;
    this.length = cut.end - cut.start;
    this.commented = own.includes('#');
    this.marked = kind === 'lead' && isMarked(own, 0);
    const pieces = new Set<Piece>();
    for (const { piece } of entries) pieces.add(piece);
    for (const { piece } of problems) pieces.add(piece);
    this.pieces = [...pieces];
  }

  /** Puts the chunk where it now begins. */
  moveTo(start: number): void {
    const by = start - this.start;
    if (by === 0) return;
    this.start = start;
    this.pieces.forEach((piece) => (piece.start += by));
  }

  /**
   * Takes over the entry of the chunk whose place it takes, where only what stands behind it differs, and says whether it did:
   * what was made of the entry stays true then. `text` and `old` are the texts that the two are chunks of.
   */
  adopt(other: Chunk, text: string, old: string): boolean {
    const [entry, ...more] = this.entries;
    const [known, ...others] = other.entries;
    if (entry === undefined || known === undefined || more.length + others.length > 0) return false;
    if (entry.broken || known.broken || entry.end !== known.end) return false;
    const { piece } = known;
    const own = text.slice(this.start, entry.piece.start + entry.end);
    if (own !== old.slice(other.start, piece.start + known.end) || said(entry) !== said(known)) return false;
    piece.start = entry.piece.start;
    this.pieces = this.pieces.map((each) => (each === entry.piece ? piece : each));
    this.entries = [{ ...known, path: entry.path }];
    return true;
  }

  /** Says which item of its list the chunk begins with. */
  renumber(first: number): void {
    if (this.entries[0]?.path[1] === first) return;
    this.entries = this.entries.map((entry, index) => ({ ...entry, path: [entry.path[0], first + index] }));
  }
}

/**
 * Reads a chunk of a text; `undefined` where it cannot be read alone, since anchors and aliases reach beyond it, and the limit
 * where it is too large. A slip of the pen, such as a quote that is not closed, stays within its chunk.
 */
export function readChunk(text: string, cut: Cut): Chunk | Limit | undefined {
  const own = detached(text.slice(cut.start, cut.end));
  if (cut.kind === 'lead') return new Chunk(cut.kind, undefined, own, cut);
  if (cut.kind === 'head')
    return new Chunk(cut.kind, undefined, own, cut, none, wordsBelow(own, cut), sectionNamed(own));
  return readQuickly(own, cut) ?? readWithParser(own, cut);
}

function said({ value }: Entry): string {
  return JSON.stringify(plain(value));
}

function sectionNamed(own: string): Section {
  const name = own.slice(0, own.indexOf(':'));
  return { name, key: { start: 0, end: name.length }, value: { start: 0, end: 0 }, flow: false, list: false };
}

/** What is told of the words that stand between a section's name and its first child. */
function wordsBelow(own: string, { start }: Cut): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (let line = own.indexOf('\n') + 1; line > 0; line = own.indexOf('\n', line) + 1) {
    const words = wordsOn(own, line);
    if (words !== undefined) problems.push({ ...bareProblem(words, { start: 0 }), piece: { start } });
  }
  return problems;
}

function readQuickly(own: string, cut: Cut): Chunk | undefined {
  const { frame } = cut;
  const indent = frame?.indent ?? 0;
  const piece: Piece = { start: cut.start + indent };
  const reader = new QuickReader(own, indent);
  const chunkOf = (path: Entry['path'], value: Node, key?: Span): Chunk => {
    const end = Math.max(key?.end ?? 1, value.end);
    return new Chunk(cut.kind, frame, own, cut, [{ piece, path, key, value, end, broken: false }]);
  };
  if (frame?.list === true) {
    const value = reader.item();
    return value && chunkOf([frame.name, 0], value);
  }
  const found = reader.thing();
  if (found === undefined) return undefined;
  const { name, value } = found;
  // A field at the top that holds a list or a map is a section.
  if (frame === undefined && value.type !== 'scalar') return undefined;
  return chunkOf(frame === undefined ? [name] : [frame.name, name], value, { start: 0, end: name.length });
}

function readWithParser(own: string, cut: Cut): Chunk | Limit | undefined {
  const { frame } = cut;
  if (reachesOut(own)) return undefined;
  const head = frame === undefined ? '' : `${frame.name}:\n`;
  const file = parse(head + own);
  if (file.problems.some(({ what }) => what === LEXEMES.what)) return LEXEMES;
  const [document] = file.documents;
  if (document === undefined || file.documents.length !== 1 || !standsAlone(file, document, frame)) return undefined;
  const pieces = new Set<Piece>();
  for (const { piece } of [...document.entries, ...file.problems]) pieces.add(piece);
  for (const piece of pieces) piece.start += cut.start - head.length;
  const [section] = frame === undefined ? document.sections : [];
  return new Chunk(cut.kind, frame, own, cut, document.entries, file.problems, section);
}

/** Whether the parser found in the chunk what it would have found there in the file. */
function standsAlone({ problems }: SyntaxFile, { entries, sections }: SyntaxDocument, frame?: Frame): boolean {
  if (problems.some(({ what }) => what === 'syntax.not-a-map')) return false;
  if (frame === undefined) {
    const names = new Set([...entries.map(({ path }) => path[0]), ...sections.map(({ name }) => name)]);
    return names.size === 1 && sections.length <= 1;
  }
  const [section] = sections;
  return (
    entries.length > 0 &&
    sections.length === 1 &&
    section?.name === frame.name &&
    section.list === frame.list &&
    !section.flow &&
    entries.every(({ path }) => path[0] === frame.name && path.length === 2)
  );
}

const mayReachOut = /[&*]|<</;
/** The lexer marks with it that the next token is a scalar's text. */
const scalarFollows = '\x1f';

/** Whether a text holds an anchor, an alias or a merge key: what they mean stands elsewhere. */
function reachesOut(text: string): boolean {
  if (!mayReachOut.test(text)) return false;
  let inScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!inScalar && /^[&*]/.test(token)) return true;
    if (inScalar && token === '<<') return true;
    inScalar = token === scalarFollows;
  }
  return false;
}
