import { isEmpty, type FieldNode, type MapNode, type Node } from '../syntax/node';
import { eolOf } from '../text/line-end';
import { lineStart, type Span } from '../text/anchored-span';
import type { Style } from './printer';

/** The fields that are written in the map itself, in the order of the text. */
export function ownFields(map: MapNode): readonly FieldNode[] {
  return [...map.fields.values()]
    .filter((field) => field.value.aliased !== true)
    .sort((a, b) => a.key.start - b.key.start);
}

/** A text with the start, end and indentation of its lines. Offsets of the file. */
export class LineMap {
  readonly eol: string;

  constructor(readonly text: string) {
    this.eol = eolOf(text);
  }

  lineStart(offset: number): number {
    return lineStart(this.text, offset);
  }

  /** Before the line's end. */
  lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    if (end < 0) return this.text.length;
    return this.text[end - 1] === '\r' && end > offset ? end - 1 : end;
  }

  /** After the line's end, where the next line starts. */
  nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end + 1;
  }

  column(offset: number): number {
    return offset - this.lineStart(offset);
  }

  /** Whether there is only white space before the offset on its line. */
  startsLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === '';
  }

  /** Whether there are only white space and dashes of outer items before the offset on its line, as in `- - item`. */
  afterDashes(offset: number): boolean {
    return /^\s*(?:-\s+)*$/.test(this.text.slice(this.lineStart(offset), offset));
  }

  /** The start of a list item whose dash is at an offset, with the comment lines directly above it, without indentation. */
  itemStart(dash: number): number {
    return this.startsLine(dash) ? this.withComments(dash) + this.column(dash) : dash;
  }

  /** The start of the comment lines directly above a line with the same indentation, otherwise of the line itself. */
  withComments(offset: number): number {
    let start = this.lineStart(offset);
    const indent = this.column(offset);
    while (start > 0) {
      const above = this.lineStart(start - 1);
      const line = this.text.slice(above, start);
      const comment = line.trimStart();
      if (!comment.startsWith('#') || line.length - comment.length !== indent) break;
      start = above;
    }
    return start;
  }

  style(json: boolean): Style {
    return { json, eol: this.eol };
  }

  /** Whether keys are in double quotes, as in JSON: the key at an offset, or the first one of the braces there. */
  quotes(offset: number): boolean {
    const quoted = /\s*(?:\{\s*)?"/y;
    quoted.lastIndex = offset;
    return quoted.test(this.text);
  }
}

/** Whether a document, which begins at an offset, is in braces as a whole, as in JSON. */
export function isInBraces(text: string, start = 0): boolean {
  const brace = /\s*\{/y;
  brace.lastIndex = start;
  return brace.test(text);
}

/** After the colon of a key that ends at an offset; `undefined` for a key without a colon, as in flow maps. */
export function behindColon(lines: LineMap, offset: number): number | undefined {
  const colon = /(?:\s|#[^\r\n]*[\r\n])*:/y;
  colon.lastIndex = offset;
  return colon.test(lines.text) ? colon.lastIndex : undefined;
}

/** After the comma that follows an offset; `undefined` if another character comes first. */
export function behindComma(lines: LineMap, offset: number): number | undefined {
  const comma = /(?:\s|#[^\r\n]*[\r\n])*,/y;
  comma.lastIndex = offset;
  return comma.test(lines.text) ? comma.lastIndex : undefined;
}

/** After a field in braces whose text ends at an offset; for a field without a value, after its colon if it has one. */
export function behindField(lines: LineMap, base: number, key: Span | undefined, value: Node, end: number): number {
  const colon = isEmpty(value) && key !== undefined ? behindColon(lines, base + key.end) : undefined;
  return colon ?? end;
}

/** End of a value in file offsets; a block scalar's line end is not part of it. */
export function endOfValue(lines: LineMap, start: number, end: number): number {
  let last = end;
  while (last > start && /[\r\n]/.test(lines.text[last - 1] ?? '')) last--;
  return last;
}
