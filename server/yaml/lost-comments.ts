import { applyEdits, type Edit } from '../text/edit';
import { lastStarting, type Span } from '../text/anchored-span';
import { readableOf } from './error-recovery';
import { commentsIn, lex } from './lexer';
import type { SyntaxFile } from '../syntax/node';

/** A part of a file that can be parsed on its own, before and after some edits. */
interface Part {
  readonly before: string;
  readonly after: string;
  /** Its start in the file before the edits. */
  readonly start: number;
}

/** The parts of a file that edits change, in order. */
function partsOf({ text, regions }: SyntaxFile, edits: readonly Edit[]): readonly Part[] {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const groups: { start: number; end: number; edits: Edit[] }[] = [];
  for (const edit of ordered) {
    const first = regions?.[lastStarting(regions, edit.start)];
    const last = regions?.[lastStarting(regions, edit.end)];
    const start = first?.start ?? 0;
    const end = last === undefined ? text.length : last.start + last.length;
    const before = groups.at(-1);
    if (before === undefined || start >= before.end) groups.push({ start, end, edits: [edit] });
    else {
      before.end = Math.max(before.end, end);
      before.edits.push(edit);
    }
  }
  return groups.map(({ start, end, edits: own }) => {
    const before = text.slice(start, end);
    const moved = own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    return { before, after: applyEdits(before, moved), start };
  });
}

/** The number of comments that are missing after the edits. Those that touch one of the spans of the previous file are meant to change. */
export function commentsLost(file: SyntaxFile, edits: readonly Edit[], meant: readonly Span[] = []): number {
  const counts = new Map<string, number>();
  const count = (comment: string, by: number): unknown => counts.set(comment, (counts.get(comment) ?? 0) + by);
  for (const { before, after, start } of partsOf(file, edits)) {
    for (const comment of commentsIn(before)) {
      const [from, to] = [comment.start + start, comment.end + start];
      if (!meant.some((span) => span.start <= to && from <= span.end)) count(comment.text.trimEnd(), 1);
    }
    for (const { text } of commentsIn(after)) count(text.trimEnd(), -1);
  }
  return [...counts.values()].reduce((sum, left) => sum + Math.max(0, left), 0);
}

/**
 * Whether the YAML parser finds more errors in the changed parts after the edits. A file has only the first error of each entry,
 * which may hide others.
 */
export function readsWorse(file: SyntaxFile, edits: readonly Edit[]): boolean {
  return partsOf(file, edits).some(({ before, after }) => errorsIn(after) > errorsIn(before));
}

function errorsIn(text: string): number {
  const lexed = lex(text);
  if ('what' in lexed) return Infinity;
  const found = readableOf(lexed);
  return found.documents.reduce((sum, { errors }) => sum + errors.length, found.leftOut.length);
}
