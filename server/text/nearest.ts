/** Words longer than this are compared by their beginning alone, so that the cost stays bounded. */
const LENGTH_LIMIT = 64;

/** How much is compared for one word, in pairs of letters: files may hold any number of names, and of words that miss them. */
const EFFORT_LIMIT = 100_000;

/**
 * The candidates that a misspelt word may have meant, nearest first: at most one slip in three letters, counted as
 * insertions, deletions, replacements and swaps of neighbours, upper and lower case alike; those as near by their letters.
 */
export function nearest(word: string, candidates: Iterable<string>, count = 3): readonly string[] {
  return search(word, prepared(candidates)).slice(0, count);
}

/** Names that many misspelt words may have meant: what is the same for all words is done once, and each word once. */
export class Names {
  private readonly names: readonly Prepared[];
  private readonly found = new Map<string, readonly string[]>();

  constructor(names: Iterable<string>) {
    this.names = [...prepared([...names].sort())];
  }

  /** The same as `nearest`. */
  nearest(word: string, count = 3): readonly string[] {
    let found = this.found.get(word);
    if (found === undefined) this.found.set(word, (found = search(word, this.names)));
    return found.slice(0, count);
  }
}

interface Prepared {
  readonly candidate: string;
  readonly other: string;
}

function* prepared(candidates: Iterable<string>): Iterable<Prepared> {
  for (const candidate of candidates) yield { candidate, other: candidate.slice(0, LENGTH_LIMIT).toLowerCase() };
}

function search(word: string, candidates: Iterable<Prepared>): readonly string[] {
  const wanted = word.slice(0, LENGTH_LIMIT).toLowerCase();
  const near: { candidate: string; slips: number }[] = [];
  let effort = 0;
  for (const { candidate, other } of candidates) {
    const most = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    effort += 10;
    if (effort > EFFORT_LIMIT) break;
    if (Math.abs(wanted.length - other.length) > most) continue;
    const [a, b] = withoutCommonEnds(wanted, other);
    effort += 40 + a.length * b.length;
    const slips = distance(a, b);
    if (slips <= most) near.push({ candidate, slips });
  }
  near.sort((a, b) => a.slips - b.slips || (a.candidate < b.candidate ? -1 : 1));
  return near.map((each) => each.candidate);
}

/** Two words without what they begin and end with alike: that takes part in no slip. */
function withoutCommonEnds(a: string, b: string): readonly [string, string] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return [a.slice(start, a.length - tail), b.slice(start, b.length - tail)];
}

/** Damerau and Levenshtein's distance, with swaps of neighbours counted as one. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
