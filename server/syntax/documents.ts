import { Composer, Lexer, Parser, type CST, type Document } from 'yaml';
import type { MessageId } from '../messages/message';

/** How large a text may be, and what is said of a larger one. */
export interface Limit {
  readonly what: MessageId;
  readonly limit: number;
}

/** Of how many words and signs a text is read at the most: about 20,000 steps have as many, and take a second. */
export const LEXEMES: Limit = { what: 'syntax.too-large.words', limit: 1_000_000 };
/** How many documents, directives and faults between documents are read at the most. */
const PARTS: Limit = { what: 'syntax.too-large.documents', limit: 10_000 };
const parts: ReadonlySet<string> = new Set(['document', 'doc-end', 'directive', 'error']);

/**
 * The parser's documents of a text; the limit where it holds more than can be read in a sensible time and memory. Its problems
 * are errors: without their stacks, a text of nothing but problems takes a seventh of the time.
 */
export function documentsOf(text: string): readonly Document.Parsed[] | Limit {
  const tokens = tokensOf(text);
  if ('limit' in tokens) return tokens;
  const engine: ErrorConstructor & { stackTraceLimit?: number } = Error;
  const { stackTraceLimit } = engine;
  engine.stackTraceLimit = 0;
  try {
    const composer = new Composer({
      keepSourceTokens: true,
      // `uniqueKeys` of the parser is quadratic; duplicates are found while reading.
      uniqueKeys: false,
      // Sets, ordered maps, dates and binaries are no values of a manifest: they are read as what they are written as.
      resolveKnownTags: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return [...composer.compose(tokens)];
  } finally {
    engine.stackTraceLimit = stackTraceLimit;
  }
}

function tokensOf(text: string): readonly CST.Token[] | Limit {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let lexemes = 0;
  let counted = 0;
  const take = (found: Iterable<CST.Token>): void => {
    for (const token of found) {
      tokens.push(token);
      if (parts.has(token.type)) counted++;
    }
  };
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > LEXEMES.limit) return LEXEMES;
    if (counted > PARTS.limit) return PARTS;
    take(parser.next(lexeme));
  }
  take(parser.end());
  return tokens;
}
