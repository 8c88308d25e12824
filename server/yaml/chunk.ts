import { detached } from '../text/detached';
import type { Anchor, Span } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';
import { bareWordsProblem, wordsOn } from './error-recovery';
import { isMarked, type Cut, type Frame } from './splitter';
import { commentsIn, lex, LEXEMES, type ExceededLimit } from './lexer';
import type { Comment, Entry, Node, SyntaxSection, SyntaxDocument, SyntaxFile, SyntaxProblem } from '../syntax/node';
import { entryOf, parseLexed } from './parse';
import { plainValue } from '../syntax/plain-value';
import { FastParser } from './fast-parser';

/** A parsed chunk. Its anchors move when text is typed before it. */
export class Chunk {
  readonly kind: Cut['kind'];
  /** Of a child: the section that it belongs to. */
  readonly frame: Frame | undefined;
  /** UTF-16 offset in the file. */
  start: number;
  readonly length: number;
  /** A document begins with it. */
  readonly marked: boolean;
  private anchors: readonly Anchor[];

  constructor(
    own: string,
    { kind, frame, start, end }: Cut,
    readonly comments: readonly Comment[],
    /** Of a list's items, the indices are those of the whole list once `renumber` was called. */
    public entries: readonly Entry[] = [],
    readonly problems: readonly SyntaxProblem[] = [],
    /** The section that the chunk is, or whose name it is. Offsets from the chunk's start. */
    readonly section?: SyntaxSection,
  ) {
    this.kind = kind;
    this.frame = frame;
    this.start = start;
    this.length = end - start;
    this.marked = kind === 'lead' && isMarked(own, 0);
    this.anchors = anchorsIn(entries, problems);
  }

  /** Moves the chunk to its new start. */
  moveTo(start: number): void {
    const by = start - this.start;
    if (by === 0) return;
    this.start = start;
    this.anchors.forEach((anchor) => (anchor.start += by));
  }

  /**
   * Reuses the entry of the chunk that this one replaces, if only the text after the entry differs; results for the entry then
   * remain valid. Returns whether it did. `text` and `old` are the texts of the two chunks.
   */
  reuseEntry(other: Chunk, text: string, old: string): boolean {
    const [entry, ...more] = this.entries;
    const [known, ...others] = other.entries;
    if (entry === undefined || known === undefined || more.length + others.length > 0) return false;
    if (entry.broken || known.broken || entry.end !== known.end) return false;
    const { anchor } = known;
    const own = text.slice(this.start, entry.anchor.start + entry.end);
    if (own !== old.slice(other.start, anchor.start + known.end) || said(entry) !== said(known)) return false;
    anchor.start = entry.anchor.start;
    this.anchors = this.anchors.map((each) => (each === entry.anchor ? anchor : each));
    this.entries = [{ ...known, path: entry.path }];
    return true;
  }

  /** Sets the index of the chunk's first item in its list. */
  renumber(first: number): void {
    if (this.entries[0]?.path[1] === first) return;
    this.entries = this.entries.map((entry, index) => ({ ...entry, path: [entry.path[0], first + index] }));
  }
}

/**
 * Parses a chunk of a text. The result is `undefined` if the chunk cannot be parsed alone because of anchors or aliases, and the
 * limit if it is too large. A mistake such as an unclosed quote only affects its own chunk.
 */
export function readChunk(text: string, cut: Cut, source: SourceFile): Chunk | ExceededLimit | undefined {
  const own = detached(text.slice(cut.start, cut.end));
  if (cut.kind === 'lead') return new Chunk(own, cut, commentsIn(own));
  if (cut.kind === 'head')
    return new Chunk(own, cut, commentsIn(own), [], wordsBelow(own, cut, source), sectionNamed(own));
  return readQuickly(own, cut, source) ?? readWithParser(own, cut, source);
}

function said({ value }: Entry): string {
  return JSON.stringify(plainValue(value));
}

function sectionNamed(own: string): SyntaxSection {
  const name = own.slice(0, own.indexOf(':'));
  return { name, key: { start: 0, end: name.length }, value: { start: 0, end: 0 }, flow: false, list: false };
}

/** The problem of words between a section's name and its first child. */
function wordsBelow(own: string, { start }: Cut, source: SourceFile): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (let line = own.indexOf('\n') + 1; line > 0; line = own.indexOf('\n', line) + 1) {
    const words = wordsOn(own, line);
    if (words !== undefined)
      problems.push({ ...bareWordsProblem(words, { start: 0, source }), anchor: { start, source } });
  }
  return problems;
}

function readQuickly(own: string, cut: Cut, source: SourceFile): Chunk | undefined {
  const { frame } = cut;
  const indent = frame?.indent ?? 0;
  const anchor: Anchor = { start: cut.start + indent, source };
  const reader = new FastParser(own, indent);
  const chunkOf = (path: Entry['path'], value: Node, key?: Span): Chunk =>
    new Chunk(own, cut, reader.comments, [entryOf(anchor, path, value, key?.end ?? 1, key)]);
  if (frame?.list === true) {
    const value = reader.item();
    return value && chunkOf([frame.name, 0], value);
  }
  const found = reader.thing();
  if (found === undefined) return undefined;
  const { name, value } = found;
  // A top-level field that contains a list or a map is a section.
  if (frame === undefined && value.type !== 'scalar') return undefined;
  return chunkOf(frame === undefined ? [name] : [frame.name, name], value, { start: 0, end: name.length });
}

function readWithParser(own: string, cut: Cut, source: SourceFile): Chunk | ExceededLimit | undefined {
  const { frame } = cut;
  const head = frame === undefined ? '' : `${frame.name}:\n`;
  const lexed = lex(head + own);
  if ('what' in lexed) return lexed.what === LEXEMES.what ? lexed : undefined;
  if (lexed.reachesOut) return undefined;
  const file = parseLexed(lexed, source);
  const [document] = file.documents;
  if (document === undefined || file.documents.length !== 1 || !standsAlone(file, document, frame)) return undefined;
  for (const anchor of anchorsIn(document.entries, file.problems)) anchor.start += cut.start - head.length;
  const [section] = frame === undefined ? document.sections : [];
  const comments = lexed.comments.map((comment) => ({
    ...comment,
    start: comment.start - head.length,
    end: comment.end - head.length,
  }));
  return new Chunk(own, cut, comments, document.entries, file.problems, section);
}

function anchorsIn(entries: readonly Entry[], problems: readonly SyntaxProblem[]): readonly Anchor[] {
  return [...new Set([...entries, ...problems].map(({ anchor }) => anchor))];
}

/** Whether the parser's result for the chunk is the same as in the whole file. */
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
