import { Lexer, Parser, type CST } from 'yaml';
import { limits } from '../limits';
import type { MessageId } from '../messages/message';
import type { Comment, SyntaxFile } from '../syntax/node';

/** Why a text is not read: it is too large, or from an offset on too deep. */
export interface ExceededLimit {
  readonly what: MessageId;
  readonly limit?: number;
  readonly at?: number;
}

/** The tokens of a text, and what they say about it. UTF-16 offsets of the text. */
export interface Lexed {
  readonly text: string;
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly Comment[];
  /** It contains an anchor, an alias or a merge key, which depend on other parts of the file. */
  readonly reachesOut: boolean;
}

export const LEXEMES = { what: 'syntax.too-large.words', limit: limits.tokens } satisfies ExceededLimit;
const PARTS = { what: 'syntax.too-large.documents', limit: limits.documents } satisfies ExceededLimit;
const parts: ReadonlySet<string> = new Set(['document', 'doc-end', 'directive', 'error']);
/**
 * The maximum nesting of brackets and, with two characters each, of indentation and dashes. It is far deeper than any manifest,
 * and safe for the parser, which recurses and cannot be stopped in time.
 */
const DEPTH_LIMIT = 200;

/** The lexer's own markers, which are not text of the file. The last one precedes the text of a scalar. */
const marks: ReadonlySet<string> = new Set(['\x02', '\x18', '\x1f']);
const scalarFollows = '\x1f';

/** Splits a text into tokens. Everything else that is known about a text without its values comes from this pass. */
export function lex(text: string): Lexed | ExceededLimit {
  const tokens: CST.Token[] = [];
  const comments: Comment[] = [];
  const parser = new Parser();
  let reachesOut = false;
  let lexemes = 0;
  let counted = 0;
  let offset = 0;
  let brackets = 0;
  /** The number of characters that indent the line so far; `undefined` after other text. */
  let indent: number | undefined = 0;
  let inScalar = false;
  const take = (found: Iterable<CST.Token>): void => {
    for (const token of found) {
      tokens.push(token);
      if (parts.has(token.type)) counted++;
    }
  };
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > LEXEMES.limit) return LEXEMES;
    if (counted > PARTS.limit) return PARTS;
    if (!marks.has(lexeme)) {
      const start = offset;
      offset += lexeme.length;
      if (inScalar) reachesOut ||= lexeme === '<<';
      else if (lexeme.startsWith('#'))
        comments.push({ start, end: offset, text: lexeme, content: { start: 1, end: lexeme.length } });
      else if (/^[&*]/.test(lexeme)) reachesOut = true;
      else if (lexeme === '[' || lexeme === '{') brackets++;
      else if (lexeme === ']' || lexeme === '}') brackets = Math.max(0, brackets - 1);
      if (lexeme.endsWith('\n')) indent = 0;
      else if (indent !== undefined)
        indent = !inScalar && /^[ \t:?-]*$/.test(lexeme) ? indent + lexeme.length : undefined;
      if (brackets > DEPTH_LIMIT || (indent ?? 0) > 2 * DEPTH_LIMIT) return { what: 'syntax.too-deep', at: start };
    }
    inScalar = lexeme === scalarFollows;
    take(parser.next(lexeme));
  }
  take(parser.end());
  return { text, tokens, comments, reachesOut };
}

/** Every comment of a text, in order. */
export function commentsIn(text: string): readonly Comment[] {
  const lexed = text.includes('#') ? lex(text) : undefined;
  return lexed === undefined || 'what' in lexed ? [] : lexed.comments;
}

/** The comments of a file that contain a text, in order. */
export function commentsWith({ regions = [] }: SyntaxFile, part: string): readonly Comment[] {
  const found: Comment[] = [];
  for (const { start, comments } of regions) {
    for (const comment of comments) {
      if (comment.text.includes(part))
        found.push({ ...comment, start: comment.start + start, end: comment.end + start });
    }
  }
  return found;
}
