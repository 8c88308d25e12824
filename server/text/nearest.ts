import { lowerBound } from './binary-search';

/** Longer words are compared by their beginning only, to limit the cost. */
const LENGTH_LIMIT = 64;

/** The maximum number of letter pairs compared for one word, because a file may have any number of names and misspellings. */
const EFFORT_LIMIT = 100_000;
/** The maximum number of compared letter pairs for all words of one set of names. Each word is compared with a few names in any case. */
const EFFORT_LIMIT_OF_ALL = 50_000_000;
const EFFORT_AT_LEAST = 2500;

/**
 * The candidates that a misspelled word may mean, nearest first: up to one mistake per three letters, where a mistake is an
 * insertion, a deletion, a replacement or a swap of neighbors. Case is ignored. Ties are sorted by similarity of letters.
 */
export function nearest(word: string, candidates: Iterable<string>, count = 3): readonly string[] {
  return search(word, prepared(candidates)).slice(0, count);
}

/** Names that are compared with many misspelled words. Shared work is done once, and each word is looked up once. */
export class NearNames {
  private readonly names: readonly Prepared[];
  private readonly effort: number;
  private readonly found = new Map<string, readonly string[]>();

  constructor(names: Iterable<string>) {
    this.names = [...prepared([...names].sort())];
    const each = EFFORT_LIMIT_OF_ALL / this.names.length;
    this.effort = Math.min(EFFORT_LIMIT, Math.max(EFFORT_AT_LEAST, each));
  }

  /** The names that are most like a word, as the function `nearest` finds them. Of thousands of names, only alphabetical neighbors are compared. */
  nearest(word: string, count = 3): readonly string[] {
    let found = this.found.get(word);
    if (found === undefined) this.found.set(word, (found = search(word, this.from(word), this.effort)));
    return found.slice(0, count);
  }

  /** All names, alphabetically nearest first. */
  private *from(word: string): Iterable<Prepared> {
    const { names } = this;
    let after = lowerBound(names.length, (index) => (names[index]?.candidate ?? '') >= word);
    for (let before = after - 1; before >= 0 || after < names.length; before--, after++) {
      const [lower, higher] = [names[before], names[after]];
      if (higher !== undefined) yield higher;
      if (lower !== undefined) yield lower;
    }
  }
}

interface Prepared {
  readonly candidate: string;
  readonly other: string;
  /** A bit set of the letters in the word. Several letters may share a bit. */
  readonly letters: number;
}

function* prepared(candidates: Iterable<string>): Iterable<Prepared> {
  for (const candidate of candidates) {
    const other = candidate.slice(0, LENGTH_LIMIT).toLowerCase();
    yield { candidate, other, letters: lettersOf(other) };
  }
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** The number of set bits. */
function countOf(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function search(word: string, candidates: Iterable<Prepared>, limit = EFFORT_LIMIT): readonly string[] {
  const wanted = word.slice(0, LENGTH_LIMIT).toLowerCase();
  const near: { candidate: string; slips: number }[] = [];
  const own = lettersOf(wanted);
  let effort = 0;
  for (const { candidate, other, letters } of candidates) {
    const most = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    effort += 10;
    if (effort > limit) break;
    if (Math.abs(wanted.length - other.length) > most) continue;
    // Each mistake adds or removes at most one letter.
    if (countOf(own & ~letters) > most || countOf(letters & ~own) > most) continue;
    const [a, b] = withoutCommonEnds(wanted, other);
    effort += 40 + a.length * b.length;
    const slips = distance(a, b);
    if (slips <= most) near.push({ candidate, slips });
  }
  near.sort((a, b) => a.slips - b.slips || (a.candidate < b.candidate ? -1 : 1));
  return near.map((each) => each.candidate);
}

/** Two words without their common prefix and suffix, which contain no mistake. */
function withoutCommonEnds(a: string, b: string): readonly [string, string] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return [a.slice(start, a.length - tail), b.slice(start, b.length - tail)];
}

/** The Damerau-Levenshtein distance: swapping neighbors counts as one mistake. */
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
