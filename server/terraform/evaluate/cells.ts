import { sameItems } from '../../text/same-items';
import { Budget, type Cost } from './budget';
import { same } from './same';

/** A value that is computed once and again only if something that it was computed from changes. */
interface Cell {
  readonly key: string;
  readonly inputs: () => readonly unknown[];
  readonly compute: () => unknown;
  given: readonly unknown[];
  reads: { readonly cell: Cell; readonly value: unknown }[];
  /** The cells that read it. */
  readonly readers: Set<Cell>;
  value: unknown;
  cost: Cost;
  /** It has a value of this revision or of one before. */
  known: boolean;
  /** Something that it was computed from may have changed. */
  doubtful: boolean;
  running: boolean;
  /** The last revision in which it was read, but not by another cell. */
  wanted: number;
}

/** Values wait for each other in a chain that is too long for the stack: this one must be computed first. */
class TooDeep extends Error {
  constructor(readonly cell: Cell) {
    super();
  }
}

/** Differs from all inputs. */
const interrupted: readonly unknown[] = [{}];

/**
 * Remembers values between evaluations. Functions that are given to `get` are called again in later revisions, so what they use must
 * be found through objects that live as long as these cells.
 */
export class Cells {
  private readonly cells = new Map<string, Cell>();
  private readonly open: Cell[] = [];
  private revision = 0;

  /** What the remembered values use. */
  budget = new Budget();

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
    for (const cell of this.cells.values()) if (!sameItems(cell.inputs(), cell.given)) open.push(cell);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.doubtful) continue;
      next.doubtful = true;
      open.push(...next.readers);
    }
  }

  /** Removes values that nothing used in this revision, or all values. */
  end(everything: boolean): void {
    if (everything) {
      this.cells.clear();
      this.budget = new Budget();
    }
    const unused: Cell[] = [];
    for (const cell of this.cells.values()) if (this.isUnused(cell)) unused.push(cell);
    for (let cell = unused.pop(); cell !== undefined; cell = unused.pop()) {
      this.cells.delete(cell.key);
      this.budget.refund(cell.cost);
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
   * and all that it was computed from are the same, or if the new one is.
   */
  get<T>(key: string, inputs: () => readonly unknown[], compute: () => T): T | undefined {
    let cell = this.cells.get(key);
    if (cell === undefined) {
      const fresh = { given: [], reads: [], readers: new Set<Cell>(), value: undefined, known: false };
      const cost = { steps: 0, instances: 0 };
      cell = { key, inputs, compute, ...fresh, cost, doubtful: true, running: false, wanted: 0 };
      this.cells.set(key, cell);
    }
    const reader = this.open.at(-1);
    if (reader === undefined) this.computeChain(cell);
    else this.refresh(cell);
    if (cell.running) return undefined;
    if (reader === undefined) cell.wanted = this.revision;
    else {
      reader.reads.push({ cell, value: cell.value });
      cell.readers.add(reader);
    }
    // The name determines the type.
    return cell.value as T;
  }

  /** Computes a value that no other one waits for. Each that is too deep below it is computed apart, before it. */
  private computeChain(cell: Cell): void {
    const waiting = [cell];
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      next.running = false;
      try {
        this.refresh(next);
        waiting.pop();
      } catch (error) {
        if (!(error instanceof TooDeep)) throw error;
        // What waits for it must not be computed in between: that would be a cycle.
        next.running = true;
        waiting.push(error.cell);
      }
    }
  }

  private refresh(cell: Cell): void {
    if (cell.running) this.cyclic = true;
    if (!cell.doubtful || cell.running) return;
    if (this.budget.isDeep) throw new TooDeep(cell);
    cell.running = true;
    try {
      this.budget.within(() => {
        this.renew(cell);
      });
      cell.doubtful = false;
    } finally {
      cell.running = false;
    }
  }

  private renew(cell: Cell): void {
    const given = cell.inputs();
    if (cell.known && sameItems(given, cell.given) && this.valid(cell)) return;
    this.release(cell);
    cell.reads = [];
    cell.given = interrupted;
    this.budget.refund(cell.cost);
    cell.cost = { steps: 0, instances: 0 };
    const depth = this.open.push(cell);
    try {
      const { value, cost } = this.budget.measured(cell.compute);
      this.computed++;
      cell.cost = cost;
      if (!cell.known || !same(value, cell.value)) cell.value = value;
      cell.given = given;
      cell.known = true;
    } finally {
      this.open.length = depth - 1;
    }
  }

  private valid(cell: Cell): boolean {
    return cell.reads.every((read) => {
      this.refresh(read.cell);
      return read.cell.value === read.value;
    });
  }
}
