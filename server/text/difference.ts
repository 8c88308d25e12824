/**
 * The range in which two texts differ: `start` to `end` of the old one became `start` to `newEnd` of the new one. UTF-16 offsets.
 */
export interface Difference {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/** The smallest single range in which two texts differ; `undefined` if they are equal. */
export function differenceOf(before: string, after: string): Difference | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  const start = longest(most, (length, from) => before.slice(from, length) === after.slice(from, length));
  const same = longest(
    most - start,
    (length, from) =>
      before.slice(before.length - length, before.length - from) ===
      after.slice(after.length - length, after.length - from),
  );
  return { start, end: before.length - same, newEnd: after.length - same };
}

/** The ranges in which two lists differ. `same` compares their items. */
export function changedRange<A, B>(
  before: readonly A[],
  after: readonly B[],
  same: (a: A | undefined, b: B | undefined) => boolean,
): Difference {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && same(before[start], after[start])) start++;
  let end = before.length;
  let newEnd = after.length;
  while (end > start && newEnd > start && same(before[end - 1], after[newEnd - 1])) {
    end--;
    newEnd--;
  }
  return { start, end, newEnd };
}

/** The greatest length for which `same` is true, by binary search because comparing slices is fast. `same` must be monotonic. */
function longest(most: number, same: (length: number, from: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (same(middle, low)) low = middle;
    else high = middle - 1;
  }
  return low;
}
