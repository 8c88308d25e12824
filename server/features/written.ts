import type { Path } from '../syntax/change';
import { entryIndexAt, nodeAt } from '../syntax/cursor';
import { lettersOf } from '../syntax/letters';
import type { Node, SyntaxDocument } from '../syntax/node';
import type { Piece, Span } from '../text/place';

/** The value at a path of a piece. Things that a merge key brings share their piece, and with it the place of their values. */
export function nodeIn({ entries }: SyntaxDocument, piece: Piece, path: Path): Node | undefined {
  const last = entryIndexAt({ entries }, piece.start);
  for (let index = last; entries[index]?.piece === piece; index--) {
    const entry = entries[index];
    const found = entry && nodeAt(entry.value, path)?.node;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is shown of a scalar in a place of its own: the characters of its value, or all of it where it goes over several lines. */
export function shownOf(text: string, span: Span): Span {
  return (
    lettersOf(text, span) ?? { start: span.start, end: span.start + text.slice(span.start, span.end).trimEnd().length }
  );
}
