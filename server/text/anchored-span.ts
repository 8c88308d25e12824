import { lowerBound } from './binary-search';
import { sourceFile, type SourceFile } from './source-file';

/** A half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A part of a document that is parsed on its own: a top-level entry, a declaration, or an item of `operations`. Spans are relative
 * to it, so that text typed above only changes `start`.
 */
export interface Anchor {
  /** UTF-16 offset of the part in the file. Only the owner of the document changes it. */
  start: number;
  /** The file that the part is in. */
  readonly source: SourceFile;
}

/** A span relative to the start of its anchor. */
export interface AnchoredSpan extends Span {
  readonly anchor: Anchor;
}

/**
 * A span relative to an anchor. Written without spread, because engines store spread objects in a form that needs three times as
 * much memory.
 */
export function anchored({ start, end }: Span, anchor: Anchor): AnchoredSpan {
  return { anchor, start, end };
}

/** The span in the file of its anchor, in UTF-16 offsets. */
export function spanOf(place: AnchoredSpan): Span {
  return { start: place.anchor.start + place.start, end: place.anchor.start + place.end };
}

/** Whether two spans are the same part of one file, or both are missing. */
export function samePlace(a: AnchoredSpan | undefined, b: AnchoredSpan | undefined): boolean {
  return a?.anchor === b?.anchor && a?.start === b?.start && a?.end === b?.end;
}

/** The place of a span of a file that is not in a part of it, such as a comment. */
export function placeIn(source: SourceFile, { start, end }: Span): AnchoredSpan {
  return { anchor: { start: 0, source }, start, end };
}

/** The place of a value that no text contains. */
export const nowhere: AnchoredSpan = { anchor: { start: 0, source: sourceFile() }, start: 0, end: 0 };

/** Whether `offset` touches the span, including its end (a cursor after a word). */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether two spans overlap, or one begins where the other ends. */
export function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The start of the line that contains an offset. Lines end with LF or CRLF. */
export function lineStart(text: string, offset: number): number {
  // `lastIndexOf` treats a negative position as 0.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Index of the last of several ordered spans that starts at or before an offset; -1 if there is none. */
export function lastStarting(things: readonly { readonly start: number }[], offset: number): number {
  return lowerBound(things.length, (index) => (things[index]?.start ?? 0) > offset) - 1;
}

/** Whether two places begin at the same character of the same file, maybe in two readings of it. */
export function sameStart(a: AnchoredSpan, b: AnchoredSpan): boolean {
  return a.anchor.source.path === b.anchor.source.path && spanOf(a).start === spanOf(b).start;
}
