import { Lexer } from 'yaml';
import type { Span } from '../text/place';
import type { SyntaxFile } from './node';

/** A comment of a file, from its `#` to the end of its line. Offsets of the file. */
export interface Comment extends Span {
  readonly text: string;
}

/** What the lexer writes in between to tell modes apart; it is no text of the file. */
const marks: ReadonlySet<string> = new Set(['\x02', '\x18', '\x1f']);
const scalarFollows = '\x1f';

/** The comments of a file that hold a text, in order. Only the regions of the file where it stands are looked through. */
export function commentsWith({ text, regions }: SyntaxFile, part: string): readonly Comment[] {
  const comments: Comment[] = [];
  const commented = regions?.filter((region) => region.commented) ?? [{ start: 0, length: text.length }];
  for (const region of commented) {
    const own = text.slice(region.start, region.start + region.length);
    if (!own.includes(part)) continue;
    for (const { start, end, text: said } of commentsIn(own)) {
      if (said.includes(part)) comments.push({ start: start + region.start, end: end + region.start, text: said });
    }
  }
  return comments;
}

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
