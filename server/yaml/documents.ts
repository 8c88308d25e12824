import { Composer, type Document } from 'yaml';
import type { Lexed } from './lexer';

/**
 * The parser's documents of a text. The parser creates error objects for problems; without stack traces, a text that consists of
 * problems takes a seventh of the time.
 */
export function documentsOf({ tokens }: Lexed): readonly Document.Parsed[] {
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
