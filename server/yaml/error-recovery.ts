import { Composer, type Document } from 'yaml';
import { lineStart, type Anchor, type Span } from '../text/anchored-span';
import { lex, type Lexed } from './lexer';
import type { SyntaxProblem } from '../syntax/node';

/** Words that are alone on a line. UTF-16 offsets of the text. */
export interface BareWords extends Span {
  readonly words: string;
}

/** A text for the parser, in which words that are alone on a line may be replaced by spaces. */
export interface Readable {
  readonly text: string;
  readonly documents: readonly Document.Parsed[];
  readonly leftOut: readonly BareWords[];
}

/** Words with only a comment after them on their line. */
const bareWords = /[\p{L}\p{N}_][^\s:#"'{}[\],]*(?: +[^\s:#"'{}[\],]+)*(?= *(?: #[^\r\n]*)?(?:[\r\n]|$))/uy;
const indent = / *(?:- +)*/y;
/** The number of errors that are searched for words. Errors that these hide appear once these are fixed. */
const FAULTS = 100;
const ROUNDS = 3;
/** Longer texts (UTF-16 units) are parsed only once, because parsing them takes a tenth of a second. Chunks are shorter. */
const LENGTH = 200_000;

/**
 * The documents of a text. While a name is typed, its `:` is missing, so the parser takes the following text for a part of it.
 * Words that are alone on a line are therefore left out if the text has fewer errors without them.
 */
export function readableOf(lexed: Lexed): Readable {
  const { text } = lexed;
  let best: Readable = { text, documents: documentsOf(lexed), leftOut: [] };
  if (text.length > LENGTH) return best;
  let tried = best;
  for (let round = 0; round < ROUNDS; round++) {
    const words = wordsAtFaults(tried);
    if (words.length === 0) break;
    const without = lex(blanked(tried.text, words));
    if ('what' in without) break;
    const read = documentsOf(without);
    if (faultsOf(read) > faultsOf(tried.documents)) break;
    tried = { text: without.text, documents: read, leftOut: [...tried.leftOut, ...words] };
    if (faultsOf(read) < faultsOf(best.documents)) best = tried;
  }
  return best;
}

/**
 * The parser's documents of a text. The parser creates error objects for problems; without stack traces, a text that consists of
 * problems takes a seventh of the time.
 */
function documentsOf({ tokens }: Lexed): readonly Document.Parsed[] {
  const engine: ErrorConstructor & { stackTraceLimit?: number } = Error;
  const { stackTraceLimit } = engine;
  engine.stackTraceLimit = 0;
  try {
    const composer = new Composer({
      keepSourceTokens: true,
      // `uniqueKeys` of the parser is quadratic; duplicates are found while reading.
      uniqueKeys: false,
      // Sets, ordered maps, dates and binaries are not values of a manifest, so their tags are not applied.
      resolveKnownTags: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return [...composer.compose(tokens)];
  } finally {
    engine.stackTraceLimit = stackTraceLimit;
  }
}

function faultsOf(documents: readonly Document.Parsed[]): number {
  return documents.reduce((sum, { errors }) => sum + errors.length, 0);
}

/** The words that are alone on the lines of the parser's errors, or on the nearest lines with content. */
function wordsAtFaults({ text, documents }: Readable): readonly BareWords[] {
  const found = new Map<number, BareWords>();
  for (const { pos } of documents.flatMap(({ errors }) => errors).slice(0, FAULTS)) {
    const line = lineStart(text, pos[0]);
    const words = wordsOn(text, line) ?? wordsOn(text, nextLine(text, line)) ?? wordsOn(text, lineBefore(text, line));
    if (words !== undefined) found.set(words.start, words);
  }
  return [...found.values()];
}

/** The words that begin at an offset, if only a comment is after them on their line. */
export function wordsAt(text: string, start: number): BareWords | undefined {
  bareWords.lastIndex = start;
  const words = bareWords.exec(text)?.[0];
  return words === undefined ? undefined : { start, end: start + words.length, words };
}

/** The bare words on the line that begins at an offset, after its indentation and dashes. */
export function wordsOn(text: string, line: number): BareWords | undefined {
  indent.lastIndex = line;
  indent.test(text);
  return wordsAt(text, indent.lastIndex);
}

const saysNothing = /[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/y;

/** The start of the next line with content; the end of the text if there is none. */
function nextLine(text: string, line: number): number {
  let at = line;
  do {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return text.length;
    saysNothing.lastIndex = at = newline + 1;
  } while (saysNothing.test(text));
  return at;
}

/** The start of the nearest line with content before an offset; the start of the text if there is none. */
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

/** The problem of words that are alone on a line. */
export function bareWordsProblem({ start, end, words }: BareWords, anchor: Anchor): SyntaxProblem {
  return { anchor, start: start - anchor.start, end: end - anchor.start, what: 'syntax.bare-words', args: { words } };
}
