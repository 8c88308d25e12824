import type { Lines, Position } from '../text/lines';
import type { Span } from '../text/anchored-span';

/** A half-open range. Lines and UTF-16 characters are zero-based. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A span of file offsets as a range, which is also one of LSP. */
export function rangeOf(span: Span, lines: Lines): Range {
  return { start: lines.position(span.start), end: lines.position(span.end) };
}
