/** A value that is computed once and again only if something that it was computed from changes. */
interface Cell {
  readonly key: string;
  readonly inputs: () => readonly unknown[];
  readonly compute: () => unknown;
  readonly same: (a: never, b: never) => boolean;
  given: readonly unknown[];
  reads: { readonly cell: Cell; readonly value: unknown }[];
  /** The cells that read it. */
  readonly readers: Set<Cell>;
  value: unknown;
  /** It has a value of this revision or of one before. */
  known: boolean;
  /** Something that it was computed from may have changed. */
  doubtful: boolean;
  running: boolean;
  /** The last revision in which it was read, but not by another cell. */
  wanted: number;
}

/**
 * Remembers values between evaluations. Functions that are given to `get` are called again in later revisions, so what they use must
 * be found through objects that live as long as these cells.
 */
export class Cells {
  private readonly cells = new Map<string, Cell>();
  private readonly open: Cell[] = [];
  private revision = 0;

  /** The number of values that were computed in this revision. */
  computed = 0;

  /** A value was needed for itself in this revision, so others depend on the order in which they were computed. */
  cyclic = false;

  get empty(): boolean {
    return this.cells.size === 0;
  }

  /** Begins a revision: values with other inputs than before, and those that were computed from them, are validated when they are read. */
  start(): void {
    this.revision++;
    this.computed = 0;
    this.cyclic = false;
    const open: Cell[] = [];
    for (const cell of this.cells.values()) if (!shallow(cell.inputs(), cell.given)) open.push(cell);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.doubtful) continue;
      next.doubtful = true;
      open.push(...next.readers);
    }
  }

  /** Removes values that nothing used in this revision, or all values. */
  end(everything: boolean): void {
    if (everything) this.cells.clear();
    const unused: Cell[] = [];
    for (const cell of this.cells.values()) if (this.isUnused(cell)) unused.push(cell);
    for (let cell = unused.pop(); cell !== undefined; cell = unused.pop()) {
      this.cells.delete(cell.key);
      this.release(cell);
      for (const { cell: read } of cell.reads) if (this.isUnused(read)) unused.push(read);
    }
  }

  private isUnused({ readers, wanted }: Cell): boolean {
    return readers.size === 0 && wanted !== this.revision;
  }

  /** Forgets that a cell reads others. */
  private release(cell: Cell): void {
    for (const read of cell.reads) read.cell.readers.delete(cell);
  }

  /**
   * The value of a name; `undefined` while it is being computed, which means a cycle. The value of the revision before is used if `inputs`
   * and all that it was computed from are the same, or if the new one is `same`.
   */
  get<T>(
    key: string,
    inputs: () => readonly unknown[],
    compute: () => T,
    same: (a: T, b: T) => boolean,
  ): T | undefined {
    let cell = this.cells.get(key);
    if (cell === undefined) {
      const fresh = { given: [], reads: [], readers: new Set<Cell>(), value: undefined, known: false };
      cell = { key, inputs, compute, same, ...fresh, doubtful: true, running: false, wanted: 0 };
      this.cells.set(key, cell);
    }
    this.refresh(cell);
    if (cell.running) return undefined;
    const reader = this.open.at(-1);
    if (reader === undefined) cell.wanted = this.revision;
    else {
      reader.reads.push({ cell, value: cell.value });
      cell.readers.add(reader);
    }
    // The name determines the type.
    return cell.value as T;
  }

  private refresh(cell: Cell): void {
    if (cell.running) this.cyclic = true;
    if (!cell.doubtful || cell.running) return;
    const given = cell.inputs();
    if (cell.known && shallow(given, cell.given) && this.valid(cell)) {
      cell.doubtful = false;
      return;
    }
    cell.running = true;
    this.release(cell);
    cell.reads = [];
    this.open.push(cell);
    const value = cell.compute();
    this.open.pop();
    cell.running = false;
    this.computed++;
    const keep = cell.known && cell.same(value as never, cell.value as never);
    if (!keep) cell.value = value;
    cell.given = given;
    cell.known = true;
    cell.doubtful = false;
  }

  private valid(cell: Cell): boolean {
    cell.running = true;
    const valid = cell.reads.every((read) => {
      this.refresh(read.cell);
      return read.cell.value === read.value;
    });
    cell.running = false;
    return valid;
  }
}

/** Whether two lists have the same members. */
export function shallow(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((item, at) => item === b[at]));
}
