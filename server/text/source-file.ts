import { Lines } from './lines';

/** A file that places refer to. Each reader of a file has one object. */
export interface SourceFile {
  /** The path or URI of the file for its caller; empty if it has none. */
  readonly path: string;
  /** The lines of the last parsed text, which the offsets of anchors refer to. Only the reader of the file changes them. */
  lines: Lines;
}

export function sourceFile(path = ''): SourceFile {
  return { path, lines: new Lines('') };
}
