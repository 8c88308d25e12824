/** A value that others read, such as the entity of a name. It records its readers. */
export interface Query {
  readonly dependents: Set<Dependent>;
  /** The last reader, because most readers read the same value repeatedly. */
  lastDependent?: Dependent;
  /** Changes whenever the answer changes. */
  version: number;
}

/** A result that was computed from queries. */
export interface Dependent {
  /** The answer to one of its queries changed, so it must be computed again. */
  stale: boolean;
  /** Its position in the order in which dependents are computed; infinite for those that come after all others. */
  readonly index: number;
  queries: Query[];
}

export function newQuery(): Query {
  return { dependents: new Set(), lastDependent: undefined, version: 0 };
}

/** Marks the readers of a query as stale: all of them, or only those whose position is after `behind`. */
export function invalidate(query: Query, behind = -1): void {
  query.version++;
  for (const dependent of query.dependents) if (dependent.index > behind) dependent.stale = true;
}

/** Removes the reads of a dependent that is deleted or computed again. */
export function unsubscribe(dependent: Dependent): void {
  for (const query of dependent.queries) {
    query.dependents.delete(dependent);
    query.lastDependent = undefined;
  }
  dependent.queries.length = 0;
}

/** Records which queries a dependent reads while it is computed. */
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

  /** Computes a result and records what it reads. */
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
