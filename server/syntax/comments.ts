import { Lexer } from 'yaml';
import { lastStarting } from '../text/place';
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
  if (!text.includes(part)) return [];
  if (regions === undefined) return commentsIn(text).filter((comment) => comment.text.includes(part));
  const comments: Comment[] = [];
  for (let at = text.indexOf(part); at >= 0;) {
    const region = regions[lastStarting(regions, at)];
    if (region === undefined) break;
    const end = region.start + region.length;
    for (const { start, end: stop, text: said } of commentsIn(text.slice(region.start, end))) {
      if (said.includes(part)) comments.push({ start: start + region.start, end: stop + region.start, text: said });
    }
    at = text.indexOf(part, end);
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
