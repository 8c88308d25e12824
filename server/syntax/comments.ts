import { Lexer } from 'yaml';
import type { Span } from '../text/place';

/** A comment of a file, from its `#` to the end of its line. Offsets of the file. */
export interface Comment extends Span {
  readonly text: string;
}

/** What the lexer writes in between to tell modes apart; it is no text of the file. */
const marks: ReadonlySet<string> = new Set(['\x02', '\x18', '\x1f']);
const scalarFollows = '\x1f';

/** Every comment of a YAML file, in order. */
export function commentsIn(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let inScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (marks.has(token)) {
      inScalar = token === scalarFollows;
      continue;
    }
    if (token.startsWith('#') && !inScalar) comments.push({ start: offset, end: offset + token.length, text: token });
    offset += token.length;
    inScalar = false;
  }
  return comments;
}
