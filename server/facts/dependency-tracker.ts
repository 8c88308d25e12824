/** A value that others read, such as the entity of a name. It records its readers. */
export interface Query {
  readonly dependents: Set<Dependent>;
  /** Who read it last: most read the same again and again. */
  lastDependent?: Dependent;
  /** Another number whenever the answer changes. */
  version: number;
}

/** Something that was worked out from queries. */
export interface Dependent {
  /** The answer to one of its queries changed: it must be worked out again. */
  stale: boolean;
  /** Its place in the order in which dependents are worked out; infinite for those that come after all others. */
  readonly index: number;
  queries: Query[];
}

export function newQuery(): Query {
  return { dependents: new Set(), lastDependent: undefined, version: 0 };
}

/** Marks those stale that read a query: all of them, or only those whose place is after `behind`. */
export function invalidate(query: Query, behind = -1): void {
  query.version++;
  for (const dependent of query.dependents) if (dependent.index > behind) dependent.stale = true;
}

/** Forgets what a dependent read: it goes away, or is worked out again. */
export function unsubscribe(dependent: Dependent): void {
  for (const query of dependent.queries) {
    query.dependents.delete(dependent);
    query.lastDependent = undefined;
  }
  dependent.queries.length = 0;
}

/** Records which queries a dependent reads while it is worked out. */
export class DependencyTracker {
  private current: Dependent | undefined;

  recordRead(query: Query): void {
    const { current: dependent } = this;
    if (dependent === undefined || query.lastDependent === dependent) return;
    query.lastDependent = dependent;
    if (query.dependents.has(dependent)) return;
    query.dependents.add(dependent);
    dependent.queries.push(query);
  }

  /** Works something out and records what it reads. */
  trackWhile<T>(dependent: Dependent, act: () => T): T {
    const before = this.current;
    this.current = dependent;
    try {
      return act();
    } finally {
      this.current = before;
    }
  }
}
