import { diffArrays } from 'diff';
import { changedRange } from './difference';
import type { Edit } from './edit';

/** Lines `start` to `end` of one text became lines `newStart` to `newEnd` of another. Zero-based, end exclusive. */
export interface LineChange {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Texts with more different lines than this are treated as entirely different, to limit the cost. */
const CHANGE_LIMIT = 1000;

/** The smallest set of line changes between two texts, in order. */
export function lineChanges(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  // Common lines at both ends are skipped first because the comparison is quadratic for lines added before others.
  const common = changedRange(before, after, (a, b) => a === b);
  const { start } = common;
  const a = before.slice(start, common.end);
  const b = after.slice(start, common.newEnd);
  const parts = diffArrays(a, b, { maxEditLength: CHANGE_LIMIT }) ?? [
    { value: a, removed: true, added: false },
    { value: b, removed: false, added: true },
  ];
  const changes: LineChange[] = [];
  let [end, newEnd] = [start, start];
  for (const { value, removed, added } of parts) {
    const from = { start: end, newStart: newEnd };
    if (!added) end += value.length;
    if (!removed) newEnd += value.length;
    if (!added && !removed) continue;
    const last = changes.at(-1);
    const joins = last?.end === from.start && last.newEnd === from.newStart;
    if (joins) changes.pop();
    changes.push({ ...(joins ? { start: last.start, newStart: last.newStart } : from), end, newEnd });
  }
  return changes;
}

/** A text as lines, each with its line ending. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** The whole-line edits that turn one text into another. */
export function lineEdits(before: string, after: string): readonly Edit[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const offsets = [0];
  for (const line of a) offsets.push((offsets.at(-1) ?? 0) + line.length);
  return lineChanges(a, b).map(({ start, end, newStart, newEnd }) => ({
    start: offsets[start] ?? before.length,
    end: offsets[end] ?? before.length,
    newText: b.slice(newStart, newEnd).join(''),
  }));
}
