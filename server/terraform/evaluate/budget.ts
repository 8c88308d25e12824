/** Limits the evaluation, because a hostile configuration could take years. */
export const stepLimit = 2_000_000;
const depth = 400;
export const instanceLimit = 10_000;

/** The nesting of all values that wait for others at which the innermost is evaluated apart, so that the stack does not overflow. */
const stack = 200;

/** What a value used itself, without the values that it was computed from. */
export interface Cost {
  steps: number;
  instances: number;
}

/**
 * The budget of the values of a configuration, those of earlier evaluations included: the same values use the same budget, in
 * whatever order and by whatever edits they were computed. Values beyond it are unknown.
 */
export class Budget {
  private readonly used: Cost = { steps: 0, instances: 0 };
  private own: Cost = { steps: 0, instances: 0 };
  private depth = 0;
  private stack = 0;
  private full = false;

  /** A value was left unknown that another order of evaluation could have determined. */
  get exhausted(): boolean {
    return this.used.steps > stepLimit || this.full;
  }

  get isDeep(): boolean {
    return this.stack >= stack;
  }

  /** Uses some steps; false if none are left. */
  spend(count: number): boolean {
    this.own.steps += count;
    this.used.steps += count;
    return this.used.steps <= stepLimit;
  }

  /** The number of instances to create: all, one that represents all, or none if even these are too many. */
  expand(count: number): 'all' | 'one' | 'none' {
    const { used, own } = this;
    const isWithin = used.instances + count <= instanceLimit;
    if (!isWithin) this.full = true;
    const added = isWithin ? count : 1;
    const answer = isWithin ? 'all' : used.instances < 2 * instanceLimit ? 'one' : 'none';
    own.instances += added;
    used.instances += added;
    return answer;
  }

  /** Calls a function that may call itself through this one; `fallback` if it is too deep or there are no steps left. */
  nested<T>(run: () => T, fallback: T): T {
    if (this.depth >= depth || !this.spend(1)) return fallback;
    this.depth++;
    this.stack++;
    try {
      return run();
    } finally {
      this.depth--;
      this.stack--;
    }
  }

  /** Computes a value, and returns what it used. Its depth does not depend on what it is computed for. */
  measured<T>(compute: () => T): { readonly value: T; readonly cost: Cost } {
    const { own: outer, depth: outerDepth } = this;
    const cost = { steps: 0, instances: 0 };
    this.own = cost;
    this.depth = 0;
    try {
      return { value: compute(), cost };
    } catch (error) {
      this.refund(cost);
      throw error;
    } finally {
      this.own = outer;
      this.depth = outerDepth;
    }
  }

  /** Gives back what a value used. */
  refund(cost: Cost): void {
    this.used.steps -= cost.steps;
    this.used.instances -= cost.instances;
  }

  /** Calls a function for a value that others wait for. */
  within<T>(run: () => T): T {
    this.stack++;
    try {
      return run();
    } finally {
      this.stack--;
    }
  }
}
