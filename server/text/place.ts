import { firstWhere } from './halving';

/** A half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A part of a document that is read on its own: one top-level entry, one declared thing, or one item of `operations`.
 * Text typed above a piece only moves its `start`; everything known of it is relative to that and stays true.
 */
export interface Piece {
  /** UTF-16 offset of the piece in the file. Only the owner of the document moves it. */
  start: number;
}

/** A span inside a piece, relative to the piece's start. */
export interface Place extends Span {
  readonly piece: Piece;
}

/** The span of a place in its file, in UTF-16 offsets. */
export function spanOf(place: Place): Span {
  return { start: place.piece.start + place.start, end: place.piece.start + place.end };
}

/** Whether `offset` touches the span, its end included (where a cursor behind a word stands). */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Where the line of an offset begins. Lines end with LF or CRLF. */
export function lineStart(text: string, offset: number): number {
  // `lastIndexOf` takes what is below nothing for the first character.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Index of the last of several things, in order, that begins at an offset or before it; -1 where none does. */
export function lastStarting(things: readonly { readonly start: number }[], offset: number): number {
  return firstWhere(things.length, (index) => (things[index]?.start ?? 0) > offset) - 1;
}
