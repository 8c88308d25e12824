import type { Edit } from '../text/edit';
import type { Page } from './target';

/** Edits as they are made together; `undefined` where they get into each other's way. */
export function together(page: Page, edits: readonly Edit[]): readonly Edit[] | undefined {
  const removals = joined(page, edits.filter(isRemoval));
  const all = [
    ...removals,
    ...edits.filter((edit) => !isRemoval(edit)).map((edit) => outOfRemoval(edit, removals, page)),
  ];
  const ordered = [...all].sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = ordered.some((edit, index) => edit.start < (ordered[index - 1]?.end ?? 0));
  return overlap ? undefined : all;
}

function isRemoval({ start, end, newText }: Edit): boolean {
  return newText === '' && end > start;
}

/** Removals that touch are one. The last line of a text without a line end goes with the line end before it. */
function joined(page: Page, removals: readonly Edit[]): readonly Edit[] {
  const all: Edit[] = [];
  for (const edit of [...removals].sort((a, b) => a.start - b.start)) {
    const before = all.at(-1);
    if (before === undefined || before.end < edit.start) all.push(edit);
    else all.splice(-1, 1, { ...before, end: Math.max(before.end, edit.end) });
  }
  const { text } = page;
  return all.map((edit) => {
    const last = edit.end === text.length && !text.endsWith('\n') && edit.start > 0 && page.column(edit.start) === 0;
    return last ? { ...edit, start: page.lineEnd(edit.start - 1) } : edit;
  });
}

/** A line added behind one that goes takes the place of that one. */
function outOfRemoval(edit: Edit, removals: readonly Edit[], page: Page): Edit {
  const { start, end, newText } = edit;
  if (start !== end || !newText.startsWith(page.eol)) return edit;
  const gone = removals.find((each) => each.start < start && start <= each.end);
  if (gone === undefined) return edit;
  if (gone.end === page.text.length && page.column(gone.start) > 0)
    return { start: gone.start, end: gone.start, newText };
  if (page.column(gone.start) > 0 || start === gone.end) return edit;
  return { start: gone.start, end: gone.start, newText: newText.slice(page.eol.length) + page.eol };
}
