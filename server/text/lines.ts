/** A zero-based line and UTF-16 character, as LSP counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin. A line ends with LF, CRLF or CR. */
export class Lines {
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.starts = starts;
  }

  get count(): number {
    return this.starts.length;
  }

  /** UTF-16 offset of a line's first character; the text's length for a line beyond the last. */
  start(line: number): number {
    return line < 0 ? 0 : (this.starts[line] ?? this.text.length);
  }

  /** The line's text without its line end. */
  line(line: number): string {
    return this.text.slice(this.start(line), this.start(line + 1)).replace(/[\r\n]+$/, '');
  }

  /** Position of an offset; offsets outside the text count as its nearest end. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - this.start(low) };
  }

  /** Offset of a position; a character beyond the line's end counts as the line's end. */
  offset(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.start(position.line);
    return Math.max(start, Math.min(start + position.character, start + this.line(position.line).length));
  }
}
