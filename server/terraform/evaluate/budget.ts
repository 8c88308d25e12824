/** Limits the evaluation, because a hostile configuration could take years. */
const steps = 2_000_000;
const depth = 400;
const instances = 10_000;

/** The budget of one evaluation of a configuration. Values beyond it are unknown. */
export class Budget {
  private steps = 0;
  private depth = 0;
  private instances = 0;
  private full = false;

  /** A value was left unknown that another order of evaluation could have determined. */
  get exhausted(): boolean {
    return this.steps > steps || this.full;
  }

  /** Uses some steps; false if none are left. */
  spend(count: number): boolean {
    this.steps += count;
    return this.steps <= steps;
  }

  /** The number of instances to create: all, one that represents all, or none if even these are too many. */
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
