/** A hostile configuration could evaluate values for years. */
const steps = 2_000_000;
const depth = 400;
const instances = 10_000;

/** What one evaluation of a configuration may cost. What exceeds it is unknown. */
export class Budget {
  private steps = 0;
  private depth = 0;
  private instances = 0;
  private full = false;

  /** Something was left unknown that another order of evaluation would have found. */
  get exhausted(): boolean {
    return this.steps > steps || this.full;
  }

  /** Takes some steps; false if there are none left. */
  spend(count: number): boolean {
    this.steps += count;
    return this.steps <= steps;
  }

  /** How many of a number of instances may be made: all, one that stands for all, or none if even these are too many. */
  expand(count: number): 'all' | 'one' | 'none' {
    if (this.instances + count <= instances) {
      this.instances += count;
      return 'all';
    }
    this.full = true;
    return this.instances++ < 2 * instances ? 'one' : 'none';
  }

  /** Calls a function that may call itself through this one; `fallback` if it is too deep or there are no steps left. */
  nested<T>(run: () => T, fallback: T): T {
    if (this.depth >= depth || !this.spend(1)) return fallback;
    this.depth++;
    const answer = run();
    this.depth--;
    return answer;
  }
}
