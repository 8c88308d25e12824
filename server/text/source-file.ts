import { Lines } from './lines';

/** A file that places point into. There is one object for each reader of a file. */
export interface SourceFile {
  /** The path or URI by which an edge knows the file; empty if it has none. */
  readonly path: string;
  /** The lines of the text that was read last: that which anchors are offsets of. Only the reader of the file changes them. */
  lines: Lines;
}

export function sourceFile(path = ''): SourceFile {
  return { path, lines: new Lines('') };
}
