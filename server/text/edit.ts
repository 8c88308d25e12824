import type { Span } from './anchored-span';
import type { SourceFile } from './source-file';

/** A replacement of a span of a file, in UTF-16 offsets. */
export interface Edit extends Span {
  readonly newText: string;
}

/** The edits of one file. */
export interface FileEdits {
  readonly source: SourceFile;
  readonly edits: readonly Edit[];
}

/** Applies edits that do not overlap. Insertions at the same offset keep their order in the list. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  let result = '';
  let done = 0;
  for (const { edit } of ordered) {
    if (edit.start < done) throw new RangeError(`overlapping edits at offset ${String(edit.start)}`);
    result += text.slice(done, edit.start) + edit.newText;
    done = edit.end;
  }
  return result + text.slice(done);
}
