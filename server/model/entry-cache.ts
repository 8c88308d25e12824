import type { Entry, Node, SyntaxDocument } from '../syntax/node';
import { changedRange } from '../text/difference';
import { shouldYield, type Task } from '../text/cooperative';

/** The results for all entries of a document, and those of the entries that were added and removed since the last call. */
interface EntryResults<T> {
  readonly all: readonly T[];
  readonly gone: readonly T[];
  readonly came: readonly T[];
}

/** Caches a result for each entry of a document as long as the entry's value stays the same. */
export class EntryCache<T> {
  private entries: readonly Entry[] = [];
  private results: readonly T[] = [];

  constructor(private readonly make: (entry: Entry) => T) {}

  /** One for each entry, in their order. */
  *of({ entries }: Pick<SyntaxDocument, 'entries'>): Task<EntryResults<T>> {
    const { start, end, newEnd } = changedRange(this.entries, entries, (a, b) => a?.value === b?.value);
    const before = new Map<Node, T>();
    for (let index = start; index < end; index++) {
      const entry = this.entries[index];
      const result = this.results[index];
      if (entry !== undefined && result !== undefined) before.set(entry.value, result);
    }
    const gone = this.results.slice(start, end);
    const came: T[] = [];
    for (const entry of entries.slice(start, newEnd)) {
      came.push(before.get(entry.value) ?? this.make(entry));
      if (shouldYield(came.length)) yield;
    }
    this.results = this.results.slice(0, start).concat(came, this.results.slice(end));
    this.entries = entries;
    return { all: this.results, gone, came };
  }
}
