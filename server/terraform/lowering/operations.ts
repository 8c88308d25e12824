import type { Instance } from '../../model/terraform/configuration';
import type { Entry } from '../../syntax/node';
import { inOrder } from '../depth-first';
import type { InstanceEntries } from './instance-nodes';

/** A step of an instance. */
export interface InstanceStep {
  readonly instance: Instance;
  readonly entry: Entry;
}

interface Operation extends InstanceStep {
  readonly waitsFor: Set<Operation>;
}

/** The steps of all instances so that each comes after those that it waits for, otherwise in the order of the instances. */
export function operationsOf(
  instances: readonly Instance[],
  entriesOf: (instance: Instance) => InstanceEntries,
): readonly Operation[] {
  const byInstance = new Map<Instance, Record<'making' | 'ending', readonly Operation[]>>();
  for (const each of instances) {
    const { making, ending } = entriesOf(each);
    if (making.length + ending.length > 0)
      byInstance.set(each, { making: chained(each, making), ending: chained(each, ending) });
  }
  for (const [end, last] of [
    ['making', 'making'],
    ['ending', 'ending'],
    ['making', 'ending'],
  ] as const) {
    const reached = reaching(instances, (each) => (byInstance.get(each)?.[last].length ?? 0) > 0);
    for (const [instance, own] of byInstance)
      for (const earlier of reached(instance)) {
        const before = byInstance.get(earlier);
        if (before === undefined) continue;
        if (end === 'ending') follow(before.ending, own.ending);
        else if (last === 'making') follow(own.making, before.making);
        // What is replaced by something that is created first ends when all that depend on it use the new one.
        else if (earlier.change?.actions[0] === 'create') follow(before.ending, own.making);
      }
  }
  for (const [{ change }, { making, ending }] of byInstance) {
    if (change?.actions[0] === 'create') follow(ending, making);
    else follow(making, ending);
  }
  const all = [...byInstance.values()].flatMap(({ ending, making }) => [...ending, ...making]);
  return inOrder(all, ({ waitsFor }) => [...waitsFor].reverse());
}

/** Makes some steps wait for others. */
function follow([first]: readonly Operation[], earlier: readonly Operation[]): void {
  const last = earlier.at(-1);
  if (first !== undefined && last !== undefined) first.waitsFor.add(last);
}

function chained(instance: Instance, entries: readonly Entry[]): readonly Operation[] {
  const chain: Operation[] = [];
  for (const entry of entries) chain.push({ instance, entry, waitsFor: new Set(chain.slice(-1)) });
  return chain;
}

/** The instances with some steps that an instance waits for, directly or through instances without them. */
function reaching(
  instances: readonly Instance[],
  hasSteps: (instance: Instance) => boolean,
): (instance: Instance) => Iterable<Instance> {
  const known = new Map<Instance, ReadonlySet<Instance>>();
  const none: ReadonlySet<Instance> = new Set();
  for (const instance of instances) {
    if (instance.waitsFor.size === 0) continue;
    const all = new Set<Instance>();
    for (const earlier of instance.waitsFor) {
      if (hasSteps(earlier)) all.add(earlier);
      else for (const each of known.get(earlier) ?? none) all.add(each);
    }
    if (all.size > 0) known.set(instance, all);
  }
  return (instance) => known.get(instance) ?? none;
}
