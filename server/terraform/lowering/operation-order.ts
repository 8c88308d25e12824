import { sameItems } from '../../text/same-items';
import type { Instance } from '../../model/terraform/configuration';
import { withoutKeys } from '../../model/terraform/short-address';
import { mayWaitForMore } from '../../model/terraform/waiting';
import type { Entry } from '../../syntax/node';
import type { InstanceEntries, InstanceNodes } from './instance-nodes';
import { operationsOf, type InstanceStep } from './operations';

/** The steps of a configuration in an order in which each comes after those that it waits for. */
export interface Ordered {
  readonly steps: readonly InstanceStep[];
  /** By step, the indices of its dependencies. */
  readonly waits: readonly (readonly number[])[];
  /** By step, the address of its resource if it may wait for others, too. */
  readonly unsure: readonly (string | undefined)[];
}

interface Before extends Ordered {
  readonly instances: readonly Instance[];
  readonly entries: readonly InstanceEntries[];
}

/** Orders the steps of successive configurations. What each one waits for is found again only if that or the steps have changed. */
export class OperationOrder {
  private last: Before = { instances: [], entries: [], steps: [], waits: [], unsure: [] };

  of(instances: readonly Instance[], nodes: InstanceNodes): Ordered {
    const entries = instances.map((instance) => nodes.of(instance));
    const { waits, unsure } = this.last;
    const steps = this.sameOrder(instances, entries);
    const ordered = steps === undefined ? orderOf(instances, nodes) : { steps, waits, unsure };
    this.last = { ...ordered, instances, entries };
    return ordered;
  }

  /** The steps in their last order; `undefined` if it may be another one now. */
  private sameOrder(
    instances: readonly Instance[],
    entries: readonly InstanceEntries[],
  ): readonly InstanceStep[] | undefined {
    const { last } = this;
    if (instances.length !== last.instances.length) return undefined;
    /** By the last instance and the last step, the one that replaces it. */
    const renewed = new Map<Instance, Instance>();
    const replaced = new Map<Entry, Entry>();
    for (const [index, instance] of instances.entries()) {
      const before = last.instances[index];
      const [now, then] = [entries[index], last.entries[index]];
      if (before === undefined || now === undefined || then === undefined) return undefined;
      if (before !== instance) {
        // In a plan, other things decide about the order, too.
        if ((before.change ?? instance.change ?? before.waitsForMore ?? instance.waitsForMore) !== undefined)
          return undefined;
        const earlier = Array.from(before.waitsFor, (each) => renewed.get(each) ?? each);
        if (!sameItems(earlier, [...instance.waitsFor])) return undefined;
        renewed.set(before, instance);
      }
      if (now === then) continue;
      for (const part of ['making', 'ending'] as const) {
        if (now[part].length !== then[part].length) return undefined;
        then[part].forEach((entry, at) => replaced.set(entry, now[part][at] ?? entry));
      }
    }
    if (renewed.size + replaced.size === 0) return last.steps;
    return last.steps.map(({ instance, entry }) => ({
      instance: renewed.get(instance) ?? instance,
      entry: replaced.get(entry) ?? entry,
    }));
  }
}

function orderOf(instances: readonly Instance[], nodes: InstanceNodes): Ordered {
  const operations = operationsOf(instances, (instance) => nodes.of(instance));
  const places = new Map(operations.map((operation, index) => [operation, index]));
  const more = mayWaitForMore(instances);
  return {
    steps: operations,
    waits: operations.map(({ waitsFor }) => [...waitsFor].flatMap((earlier) => places.get(earlier) ?? [])),
    unsure: operations.map(({ instance }) => (more.has(instance) ? withoutKeys(instance.address) : undefined)),
  };
}
