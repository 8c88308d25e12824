import type { Edit } from '../text/edit';
import type { EditedFile } from './edited-file';

/** Edits merged so that they can be applied together; `undefined` if they conflict. */
export function together(file: EditedFile, edits: readonly Edit[]): readonly Edit[] | undefined {
  const removals = joined(file, edits.filter(isRemoval));
  const all = [
    ...removals,
    ...edits.filter((edit) => !isRemoval(edit)).map((edit) => outOfRemoval(edit, removals, file)),
  ];
  const ordered = [...all].sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = ordered.some((edit, index) => edit.start < (ordered[index - 1]?.end ?? 0));
  return overlap ? undefined : all;
}

function isRemoval({ start, end, newText }: Edit): boolean {
  return newText === '' && end > start;
}

/** Merges adjacent removals. Removing the last line of a text without a final newline also removes the newline before it. */
function joined(file: EditedFile, removals: readonly Edit[]): readonly Edit[] {
  const all: Edit[] = [];
  for (const edit of [...removals].sort((a, b) => a.start - b.start)) {
    const before = all.at(-1);
    if (before === undefined || before.end < edit.start) all.push(edit);
    else all.splice(-1, 1, { ...before, end: Math.max(before.end, edit.end) });
  }
  const { text } = file;
  return all.map((edit) => {
    const last = edit.end === text.length && !text.endsWith('\n') && edit.start > 0 && file.column(edit.start) === 0;
    return last ? { ...edit, start: file.lineEnd(edit.start - 1) } : edit;
  });
}

/** A line that is added after a removed line replaces it. */
function outOfRemoval(edit: Edit, removals: readonly Edit[], file: EditedFile): Edit {
  const { start, end, newText } = edit;
  if (start !== end || !newText.startsWith(file.eol)) return edit;
  const gone = removals.find((each) => each.start < start && start <= each.end);
  if (gone === undefined) return edit;
  if (gone.end === file.text.length && file.column(gone.start) > 0)
    return { start: gone.start, end: gone.start, newText };
  if (file.column(gone.start) > 0 || start === gone.end) return edit;
  return { start: gone.start, end: gone.start, newText: newText.slice(file.eol.length) + file.eol };
}
