import type { Instance } from '../model/terraform/configuration';
import type { Order, Stage, Step } from '../model/manifest';
import { anchored, type AnchoredSpan } from '../text/anchored-span';
import { changedRange } from '../text/difference';
import { grouped } from '../text/grouped';

/** The number of operations that Terraform runs at the same time by default (`-parallelism`). */
const PARALLELISM = 10;

/** The order of a graph: a step starts when all its dependencies have ended. */
export class GraphOrder implements Order {
  readonly inChains = false;
  private readonly places = new Map<Step, number>();
  private readonly stage: Stage = {};
  private steps: readonly Step[] = [];
  private instances: readonly Instance[] = [];
  /** By step, the set of steps that have ended before it starts, 32 in a word. */
  private readonly before: readonly Uint32Array[];

  /**
   * `waits` has the indices of the steps that each step waits for directly, all of them smaller than its own; `unsure` has the
   * address of the resource of those that may wait for more. It is not certain that they run together with others, except for
   * instances of the same resource, which Terraform never makes wait for each other.
   */
  constructor(
    waits: readonly (readonly number[])[],
    private readonly unsure: readonly (string | undefined)[] = [],
  ) {
    const words = (waits.length + 31) >>> 5;
    const before: Uint32Array[] = [];
    for (const own of waits) {
      const all = new Uint32Array(words);
      for (const index of own) {
        const earlier = before[index];
        if (earlier === undefined) continue;
        for (let word = 0; word <= index >>> 5; word++) all[word] = (all[word] ?? 0) | (earlier[word] ?? 0);
        all[index >>> 5] = (all[index >>> 5] ?? 0) | (1 << (index & 31));
      }
      before.push(all);
    }
    this.before = before;
  }

  /** Sets the steps of the graph, in its order, and the instances that they come from. */
  follow(steps: readonly Step[], instances: readonly Instance[]): void {
    const { start, end, newEnd } = changedRange(this.steps, steps, (a, b) => a === b);
    for (const step of this.steps.slice(start, end)) this.places.delete(step);
    steps.slice(start, newEnd).forEach((step, offset) => this.places.set(step, start + offset));
    this.steps = steps;
    this.instances = instances;
  }

  /** The `count` or `for_each` of steps of one block. */
  causeOf([step, ...others]: readonly Step[]): AnchoredSpan | undefined {
    const anchor = step?.nodePath.anchor;
    const repeat = anchor && this.instances.find(({ place }) => place?.anchor === anchor)?.place?.repeat;
    if (anchor === undefined || repeat === undefined) return undefined;
    return others.every(({ nodePath }) => nodePath.anchor === anchor) ? anchored(repeat, anchor) : undefined;
  }

  stageOf(): Stage {
    return this.stage;
  }

  mayRunTogether(a: Step, b: Step): boolean {
    const [first, second] = [this.places.get(a), this.places.get(b)];
    if (first === undefined || second === undefined || first === second) return false;
    if (this.unsure[first] !== this.unsure[second]) return false;
    return !this.waitsFor(first, second) && !this.waitsFor(second, first);
  }

  /** The size of the largest set of independent steps, limited to the number that Terraform runs at the same time. */
  mostTogether(steps: readonly Step[]): number {
    const places = steps.flatMap((step) => this.places.get(step) ?? []);
    const groups = [...grouped(places, (place) => this.unsure[place]).values()];
    // Mostly, enough steps are independent, which is seen sooner than how many are.
    if (groups.some((group) => this.isMany(group))) return PARALLELISM;
    return Math.min(PARALLELISM, Math.max(0, ...groups.map((group) => group.length - this.matched(group))));
  }

  /** Whether the first independent steps are as many as Terraform runs at the same time. */
  private isMany(places: readonly number[]): boolean {
    const chosen: number[] = [];
    for (const place of places) {
      if (chosen.some((each) => this.waitsFor(place, each) || this.waitsFor(each, place))) continue;
      if (chosen.push(place) >= PARALLELISM) return true;
    }
    return false;
  }

  private waitsFor(later: number, earlier: number): boolean {
    return (((this.before[later]?.[earlier >>> 5] ?? 0) >>> (earlier & 31)) & 1) === 1;
  }

  /**
   * The size of a largest matching between steps and steps that wait for them. By Dilworth's theorem as many chains fewer than steps
   * cover all steps, and the largest set of independent steps has a step of each chain.
   */
  private matched(places: readonly number[]): number {
    const before = new Map<number, number>();
    let count = 0;
    for (const start of places) {
      const from = new Map<number, number>();
      const open = [start];
      let end: number | undefined;
      for (let next = open.shift(); next !== undefined && end === undefined; next = open.shift()) {
        for (const later of places) {
          if (from.has(later) || !this.waitsFor(later, next)) continue;
          from.set(later, next);
          const matchedWith = before.get(later);
          if (matchedWith !== undefined) open.push(matchedWith);
          else {
            end = later;
            break;
          }
        }
      }
      if (end === undefined) continue;
      count++;
      // Along the path, each step is matched with the one that it was reached from instead of the one before.
      for (let later: number | undefined = end; later !== undefined;) {
        const earlier: number | undefined = from.get(later);
        if (earlier === undefined) break;
        const previous = [...before].find(([, matchedWith]) => matchedWith === earlier)?.[0];
        before.set(later, earlier);
        later = earlier === start ? undefined : previous;
      }
    }
    return count;
  }
}
