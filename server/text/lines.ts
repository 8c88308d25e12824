import type { Difference } from './difference';
import { lowerBound } from './binary-search';

/** A zero-based line and UTF-16 character, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The line starts of a text. Lines end with LF, CRLF or CR. */
export class Lines {
  constructor(
    private readonly text: string,
    private readonly starts: Int32Array = new Int32Array([0, ...startsIn(text, 0, text.length)]),
    /** From this line on, starts are shifted by `by`, so that an edit does not have to change all of them. */
    private readonly from = starts.length,
    private readonly by = 0,
  ) {}

  /** The lines of the text after a change. Only the changed part is scanned. */
  after(text: string, change: Difference): Lines {
    // The change may join or separate a CR and an LF at its start.
    const from = Math.max(0, change.start - 1);
    const first = this.lineAt(from) + 1;
    const last = this.lineAt(change.end + 1) + 1;
    const shift = change.newEnd - change.end;
    const between = startsIn(text, from, Math.min(text.length, change.newEnd + 1));
    const behind = first + between.length;
    const starts = new Int32Array(behind + this.starts.length - last);
    starts.set(this.starts.subarray(0, first));
    starts.set(between, first);
    starts.set(this.starts.subarray(last), behind);
    for (let line = this.from; line < first; line++) starts[line] = this.start(line);
    for (let line = last; line < this.from; line++) starts[line - last + behind] = this.start(line) - this.by;
    return new Lines(text, starts, behind, this.by + shift);
  }

  private lineAt(offset: number): number {
    return lowerBound(this.starts.length - 1, (line) => this.start(line + 1) > offset);
  }

  get count(): number {
    return this.starts.length;
  }

  /** UTF-16 offset of the first character of a line; the length of the text for a line after the last. */
  start(line: number): number {
    if (line < 0) return 0;
    const start = this.starts[line];
    return start === undefined ? this.text.length : line < this.from ? start : start + this.by;
  }

  /** The text of a line without its line ending. */
  line(line: number): string {
    return this.text.slice(this.start(line), this.start(line + 1)).replace(/(?:\r\n?|\n)$/, '');
  }

  /** Position of an offset. Offsets outside of the text are clamped. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(at);
    return { line, character: at - this.start(line) };
  }

  /** Offset of a position. Characters after the end of the line are clamped. */
  offset(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.start(position.line);
    return Math.max(start, Math.min(start + position.character, start + this.line(position.line).length));
  }
}

/** The starts of the lines whose line endings are in a range. */
function startsIn(text: string, from: number, to: number): readonly number[] {
  const starts: number[] = [];
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
