import type { Instance } from '../../model/terraform/configuration';
import { withoutKeys } from '../../model/terraform/short-address';
import { grouped } from '../../text/grouped';
import type { Collection } from './collect';
import { property } from './json';
import type { PlanModule } from './modules';
import type { Planned, Resource } from './planned';
import { expressionsOf, instancesOf, TooManyReferences, type References } from './references';

/** A graph with more edges is not checked. */
const EDGE_LIMIT = 1_000_000;

/** What instances wait for. Those with the same dependencies share a set. */
export type Waiting = Set<Instance>;

/** Finds the dependencies of the instances of a plan file. */
export class PlanDependencies {
  /** By address without keys, for addresses of a state. */
  private readonly byAddress: ReadonlyMap<string, readonly { readonly planned: Planned }[]>;
  private edges = 0;

  constructor(
    private readonly references: References,
    private readonly collection: Collection,
  ) {
    const now = collection.resources.flatMap(({ moduleAddress, name, instances }) => {
      const address = withoutKeys(moduleAddress === '' ? name : `${moduleAddress}.${name}`);
      return instances.map((planned) => ({ address, planned }));
    });
    const moved = Array.from(collection.moved, ([previous, planned]) => ({ address: withoutKeys(previous), planned }));
    this.byAddress = grouped([...now, ...moved], ({ address }) => address);
  }

  /** Sets the dependencies of each instance. */
  all(): ReadonlyMap<Instance, Waiting> {
    const found = new Map<Instance, Waiting>();
    for (const resource of this.collection.resources) {
      const configured = this.ofConfiguration(resource);
      const byState = new Map<string, Waiting>();
      for (const planned of resource.instances) {
        const { instance } = planned;
        const fromState = planned.dependsOn.length > 0 && (!planned.remains || configured?.local !== false);
        const base = configured !== undefined && (planned.remains || !fromState) ? configured.set : new Set<Instance>();
        const set = fromState ? this.ofState(planned, base, byState) : base;
        instance.waitsFor = set;
        if (planned.remains && configured?.local === true) instance.waitsForMore = true;
        found.set(instance, set);
      }
    }
    return found;
  }

  private ofConfiguration(resource: Resource): { readonly set: Waiting; readonly local: boolean } | undefined {
    const { configuration, module } = resource;
    if (configuration === undefined || module === undefined) return undefined;
    const set: Waiting = new Set();
    let local = false;
    const add = (expression: unknown, from: PlanModule, forEach?: unknown): void => {
      const found = this.references.waitsOf(expression, from, forEach);
      local ||= found.local;
      for (const target of found.targets) this.addAll(set, instancesOf(target), resource);
    };
    const depend = (on: unknown, from: PlanModule): void => {
      for (const each of this.references.dependedOn(property(on, 'depends_on'), from))
        this.addAll(set, each.instances, resource);
    };
    const forEach = property(configuration, 'for_each_expression');
    for (const expression of expressionsOf(configuration)) add(expression, module, forEach);
    depend(configuration, module);
    for (let { call } = module; call !== undefined; call = call.from.call) {
      add(property(call.configuration, 'count_expression'), call.from);
      add(property(call.configuration, 'for_each_expression'), call.from);
      depend(call.configuration, call.from);
    }
    return { set, local };
  }

  private ofState(planned: Planned, base: Waiting, known: Map<string, Waiting>): Waiting {
    const id = JSON.stringify([planned.dependsOn, base.size > 0]);
    const same = known.get(id);
    if (same !== undefined) return same;
    const set = new Set(base);
    for (const address of planned.dependsOn) {
      const found = typeof address === 'string' ? this.byAddress.get(withoutKeys(address)) : undefined;
      this.addAll(set, found?.map((each) => each.planned) ?? [], planned.resource);
    }
    known.set(id, set);
    return set;
  }

  private addAll(set: Waiting, instances: readonly Planned[], own: Resource): void {
    this.edges += instances.length;
    if (this.edges > EDGE_LIMIT) throw new TooManyReferences();
    for (const { instance, resource } of instances) if (resource !== own) set.add(instance);
  }
}
