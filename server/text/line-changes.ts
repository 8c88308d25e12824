import type { Edit } from './edit';

/** Lines `start` to `end` of one text that became lines `newStart` to `newEnd` of another; zero-based, ends exclusive. */
export interface LineChange {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Texts that differ in more lines than this are told to differ as a whole, so that the cost stays bounded. */
const CHANGE_LIMIT = 1000;

/** The lines in which two texts differ, as few as there can be, in order: Myers's greedy comparison. */
export function lineChanges(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const a = before.slice(start, before.length - same);
  const b = after.slice(start, after.length - same);
  const changes = a.length === 0 || b.length === 0 ? undefined : changesOf(a, b);
  return (changes ?? whole(a, b)).map((each) => ({
    start: each.start + start,
    end: each.end + start,
    newStart: each.newStart + start,
    newEnd: each.newEnd + start,
  }));
}

function whole(a: readonly string[], b: readonly string[]): readonly LineChange[] {
  return a.length + b.length === 0 ? [] : [{ start: 0, end: a.length, newStart: 0, newEnd: b.length }];
}

/** The changes from `a` to `b`; `undefined` where they are too many. */
function changesOf(a: readonly string[], b: readonly string[]): readonly LineChange[] | undefined {
  // reached[k]: how far into `a` the best path on the diagonal k (lines of `a` less lines of `b`) has come.
  let reached = new Map<number, number>([[1, 0]]);
  const rounds: ReadonlyMap<number, number>[] = [];
  for (let steps = 0; steps <= Math.min(CHANGE_LIMIT, a.length + b.length); steps++) {
    rounds.push(reached);
    const next = new Map(reached);
    for (let k = -steps; k <= steps; k += 2) {
      let x = down(reached, k, steps) ? at(reached, k + 1) : at(reached, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return traced(rounds, a.length, b.length);
    }
    reached = next;
  }
  return undefined;
}

function at(reached: ReadonlyMap<number, number>, k: number): number {
  return reached.get(k) ?? 0;
}

/** Whether the best way to a diagonal takes a line of `b` rather than leaves out one of `a`. */
function down(reached: ReadonlyMap<number, number>, k: number, steps: number): boolean {
  return k === -steps || (k !== steps && at(reached, k - 1) < at(reached, k + 1));
}

/** The changes on the way that was found, followed from its end back to its beginning. */
function traced(rounds: readonly ReadonlyMap<number, number>[], x: number, y: number): readonly LineChange[] {
  const changes: LineChange[] = [];
  for (let steps = rounds.length - 1; steps > 0; steps--) {
    const reached = rounds[steps] ?? new Map<number, number>();
    const k = x - y;
    const from = down(reached, k, steps) ? k + 1 : k - 1;
    const start = at(reached, from);
    const newStart = start - from;
    const step = { start, end: from < k ? start + 1 : start, newStart, newEnd: from < k ? newStart : newStart + 1 };
    const last = changes.at(-1);
    if (last?.start === step.end && last.newStart === step.newEnd)
      changes[changes.length - 1] = { ...last, start: step.start, newStart: step.newStart };
    else changes.push(step);
    x = start;
    y = newStart;
  }
  return changes.reverse();
}

/** A text in lines, each with its end. */
export function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** The edits of whole lines that make one text of another. */
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
