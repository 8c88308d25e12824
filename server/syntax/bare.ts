import type { Document } from 'yaml';
import { lineStart, type Piece, type Span } from '../text/place';
import { documentsOf, type Limit } from './documents';
import type { SyntaxProblem } from './node';

/** Words that stand alone on a line. UTF-16 offsets of the text. */
export interface BareWords extends Span {
  readonly words: string;
}

/** A text as it is read: words that stand alone on a line may be left out, with spaces in their places. */
export interface Readable {
  readonly text: string;
  readonly documents: readonly Document.Parsed[];
  readonly leftOut: readonly BareWords[];
}

/** Words, and nothing else to the end of their line but a comment. */
const bareWords = /[\p{L}\p{N}_][^\s:#"'{}[\],]*(?: +[^\s:#"'{}[\],]+)*(?= *(?: #[^\r\n]*)?(?:[\r\n]|$))/uy;
const indent = / *(?:- +)*/y;
/** Words are found at the parser's first faults; those that hide others are found when these are told. */
const FAULTS = 100;
const ROUNDS = 3;
/** Longer texts (UTF-16 units) are read once: that takes a tenth of a second. Chunks are shorter. */
const LENGTH = 200_000;

/**
 * The documents of a text. Who types a name has not typed its `:` yet, and the parser takes the next name, or all that follows,
 * for a part of it: words alone on a line are left out where the text reads with fewer faults without them.
 */
export function readableOf(text: string): Readable | Limit {
  const documents = documentsOf(text);
  if ('limit' in documents) return documents;
  let best: Readable = { text, documents, leftOut: [] };
  if (text.length > LENGTH) return best;
  let tried = best;
  for (let round = 0; round < ROUNDS; round++) {
    const words = wordsAtFaults(tried);
    if (words.length === 0) break;
    const without = blanked(tried.text, words);
    const read = documentsOf(without);
    if ('limit' in read || faultsOf(read) > faultsOf(tried.documents)) break;
    tried = { text: without, documents: read, leftOut: [...tried.leftOut, ...words] };
    if (faultsOf(read) < faultsOf(best.documents)) best = tried;
  }
  return best;
}

function faultsOf(documents: readonly Document.Parsed[]): number {
  return documents.reduce((sum, { errors }) => sum + errors.length, 0);
}

/** The words alone on the lines of the parser's faults, or on the lines next to them that say something. */
function wordsAtFaults({ text, documents }: Readable): readonly BareWords[] {
  const found = new Map<number, BareWords>();
  for (const { pos } of documents.flatMap(({ errors }) => errors).slice(0, FAULTS)) {
    const line = lineStart(text, pos[0]);
    const words = wordsOn(text, line) ?? wordsOn(text, nextLine(text, line)) ?? wordsOn(text, lineBefore(text, line));
    if (words !== undefined) found.set(words.start, words);
  }
  return [...found.values()];
}

/** The words that begin at an offset, where nothing else but a comment stands behind them on their line. */
export function wordsAt(text: string, start: number): BareWords | undefined {
  bareWords.lastIndex = start;
  const words = bareWords.exec(text)?.[0];
  return words === undefined ? undefined : { start, end: start + words.length, words };
}

/** The same for the line that begins at an offset, behind its indentation and dashes. */
export function wordsOn(text: string, line: number): BareWords | undefined {
  indent.lastIndex = line;
  indent.test(text);
  return wordsAt(text, indent.lastIndex);
}

const saysNothing = /[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/y;

/** Where the next line begins that says something; the end of the text where none does. */
function nextLine(text: string, line: number): number {
  let at = line;
  do {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return text.length;
    saysNothing.lastIndex = at = newline + 1;
  } while (saysNothing.test(text));
  return at;
}

/** Where the last line begins before one that says something; the beginning of the text where none does. */
function lineBefore(text: string, line: number): number {
  let at = line;
  do {
    if (at === 0) return 0;
    saysNothing.lastIndex = at = lineStart(text, at - 1);
  } while (saysNothing.test(text));
  return at;
}

function blanked(text: string, words: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...words].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** What is told of words alone on a line. */
export function bareProblem({ start, end, words }: BareWords, piece: Piece): SyntaxProblem {
  return { piece, start: start - piece.start, end: end - piece.start, what: 'syntax.bare-words', args: { words } };
}
