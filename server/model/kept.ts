import type { Entry, Node } from '../syntax/node';
import { changedRange } from '../text/difference';

/** What is made of each entry of a document, kept for as long as the entry's value stays the same. */
export class Kept<T> {
  private entries: readonly Entry[] = [];
  private made: readonly T[] = [];

  constructor(private readonly make: (entry: Entry) => T) {}

  /** One for each entry, in their order. */
  of(entries: readonly Entry[]): readonly T[] {
    const { start, end, newEnd } = changedRange(this.entries, entries, (a, b) => a?.value === b?.value);
    const before = new Map<Node, T>();
    for (let index = start; index < end; index++) {
      const entry = this.entries[index];
      const made = this.made[index];
      if (entry !== undefined && made !== undefined) before.set(entry.value, made);
    }
    const between = entries.slice(start, newEnd).map((entry) => before.get(entry.value) ?? this.make(entry));
    this.made = this.made.slice(0, start).concat(between, this.made.slice(end));
    this.entries = entries;
    return this.made;
  }
}
