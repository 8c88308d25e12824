import type { Entry, Node, SyntaxDocument } from '../syntax/node';
import { changedRange } from '../text/difference';
import { mayRest, type Slices } from '../text/slices';

/** What was made of the entries of a document, and of those that came and went since the last time. */
interface Made<T> {
  readonly all: readonly T[];
  readonly gone: readonly T[];
  readonly came: readonly T[];
}

/** What is made of each entry of a document, kept for as long as the entry's value stays the same. */
export class Kept<T> {
  private entries: readonly Entry[] = [];
  private made: readonly T[] = [];

  constructor(private readonly make: (entry: Entry) => T) {}

  /** One for each entry, in their order. */
  *of({ entries, since }: Pick<SyntaxDocument, 'entries' | 'since'>): Slices<Made<T>> {
    const { start, end, newEnd } =
      since?.from === this.entries ? since : changedRange(this.entries, entries, (a, b) => a?.value === b?.value);
    const before = new Map<Node, T>();
    for (let index = start; index < end; index++) {
      const entry = this.entries[index];
      const made = this.made[index];
      if (entry !== undefined && made !== undefined) before.set(entry.value, made);
    }
    const gone = this.made.slice(start, end);
    const came: T[] = [];
    for (const entry of entries.slice(start, newEnd)) {
      came.push(before.get(entry.value) ?? this.make(entry));
      if (mayRest(came.length)) yield;
    }
    this.made = this.made.slice(0, start).concat(came, this.made.slice(end));
    this.entries = entries;
    return { all: this.made, gone, came };
  }
}
