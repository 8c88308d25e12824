import type { Frontend, Parsed, Parser } from '../syntax/frontend';
import type { Task } from '../text/cooperative';
import { differenceOf } from '../text/difference';
import { Lines } from '../text/lines';
import { sourceFile, type SourceFile } from '../text/source-file';

/** Parses the successive texts of a file incrementally, and updates the lines of its source. */
export class TextReader {
  readonly source: SourceFile;
  private readonly parser: Parser;
  private text: string | undefined;

  constructor(frontend: Frontend, path?: string) {
    this.source = sourceFile(path);
    this.parser = frontend.parser(this.source);
  }

  /** The result for the previous text becomes invalid. */
  *read(text: string): Task<Parsed> {
    const { source } = this;
    const change = this.text === undefined ? undefined : differenceOf(this.text, text);
    const parsed = yield* this.parser.parse(text, change);
    if (this.text === undefined) source.lines = new Lines(text);
    else if (change !== undefined) source.lines = source.lines.after(text, change);
    this.text = text;
    return parsed;
  }
}
