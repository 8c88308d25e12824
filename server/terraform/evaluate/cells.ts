/** A value that is computed once and again only if something that it was computed from changes. */
interface Cell {
  readonly inputs: () => readonly unknown[];
  readonly compute: () => unknown;
  readonly same: (a: never, b: never) => boolean;
  given: readonly unknown[];
  reads: { readonly cell: Cell; readonly value: unknown }[];
  value: unknown;
  /** The revision in which the value was last validated. */
  checked: number;
  running: boolean;
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

  start(): void {
    this.revision++;
    this.computed = 0;
    this.cyclic = false;
  }

  /** Removes values that were not used in this revision, or all values. */
  end(everything: boolean): void {
    if (everything) this.cells.clear();
    else for (const [key, cell] of this.cells) if (cell.checked !== this.revision) this.cells.delete(key);
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
      cell = { inputs, compute, same, given: [], reads: [], value: undefined, checked: -1, running: false };
      this.cells.set(key, cell);
    }
    this.refresh(cell);
    if (cell.running) return undefined;
    this.open.at(-1)?.reads.push({ cell, value: cell.value });
    // The name determines the type.
    return cell.value as T;
  }

  private refresh(cell: Cell): void {
    if (cell.running) this.cyclic = true;
    if (cell.checked === this.revision || cell.running) return;
    const given = cell.inputs();
    if (cell.checked !== -1 && shallow(given, cell.given) && this.valid(cell)) {
      cell.checked = this.revision;
      return;
    }
    cell.running = true;
    cell.reads = [];
    this.open.push(cell);
    const value = cell.compute();
    this.open.pop();
    cell.running = false;
    this.computed++;
    const keep = cell.checked !== -1 && cell.same(value as never, cell.value as never);
    if (!keep) cell.value = value;
    cell.given = given;
    cell.checked = this.revision;
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
