import type { Configuration, Instance } from './configuration';
import { memoize } from '../../text/memoize';

/** Whether an instance waits for another one, directly or through others. */
class Waiting {
  private readonly before = new Map<Instance, ReadonlySet<Instance>>();
  private readonly unsure: ReadonlySet<Instance>;

  constructor({ instances }: Configuration) {
    this.unsure = mayWaitForMore(instances);
  }

  waits(later: Instance, earlier: Instance): boolean {
    return this.all(later).has(earlier);
  }

  /** Whether an instance waits only for what is known. */
  isComplete(later: Instance): boolean {
    return !this.unsure.has(later);
  }

  private all(later: Instance): ReadonlySet<Instance> {
    let all = this.before.get(later);
    if (all === undefined) this.before.set(later, (all = reachable(later)));
    return all;
  }
}

export const waitingIn = memoize((configuration: Configuration) => new Waiting(configuration));

function reachable(from: Instance): ReadonlySet<Instance> {
  const all = new Set<Instance>();
  const open = [...from.waitsFor];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (all.has(next)) continue;
    all.add(next);
    open.push(...next.waitsFor);
  }
  return all;
}

/** The instances that may wait for more than is known, directly or through others. */
export function mayWaitForMore(instances: readonly Instance[]): ReadonlySet<Instance> {
  const unsure = new Set<Instance>();
  if (!instances.some(({ waitsForMore }) => waitsForMore === true)) return unsure;
  for (const instance of instances)
    if (instance.waitsForMore === true || [...instance.waitsFor].some((each) => unsure.has(each))) unsure.add(instance);
  return unsure;
}
