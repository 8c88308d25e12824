import type { Instance } from '../../model/configuration';

/** A graph with more edges is not checked. */
export const EDGE_LIMIT = 1_000_000;

/** The sets that are shared by instances with the same dependencies. */
export type Waiting = Set<Instance>;

/**
 * Orders instances so that each comes after those that it waits for, and otherwise as they are given. Terraform has no cycles; an
 * edge that closes one is removed. Instances that share a set are ordered in the time of one.
 */
export function ordered(instances: readonly Instance[], waits: ReadonlyMap<Instance, Waiting>): readonly Instance[] {
  const order: Instance[] = [];
  const seen = new Set<Instance>();
  const finished = new Set<Waiting>();
  const running = new Set<Waiting>();
  for (const start of instances) {
    const open: { readonly instance: Instance; readonly set: Waiting; readonly rest: Iterator<Instance> }[] = [];
    const enter = (instance: Instance): void => {
      seen.add(instance);
      const set = waits.get(instance) ?? new Set();
      if (finished.has(set)) order.push(instance);
      else {
        running.add(set);
        open.push({ instance, set, rest: [...set].values() });
      }
    };
    if (!seen.has(start)) enter(start);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        open.pop();
        running.delete(top.set);
        finished.add(top.set);
        order.push(top.instance);
        continue;
      }
      const earlier = next.value;
      const set = waits.get(earlier);
      const waiting = set !== undefined && running.has(set);
      if (waiting) top.set.delete(earlier);
      else if (!seen.has(earlier)) enter(earlier);
    }
  }
  return order;
}
