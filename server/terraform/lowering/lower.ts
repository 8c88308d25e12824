import type { Argument, Configuration, Instance, ProviderConfiguration } from '../../model/terraform/configuration';
import type { Entry, Node } from '../../syntax/node';
import type { Anchor } from '../../text/anchored-span';
import type { SourceFile } from '../../text/source-file';
import { foreignServers } from './declared-servers';
import { entryFor, entryKeyOf } from './entries';
import { InstanceNodes } from './instance-nodes';
import { textOf } from '../../model/terraform/values';
import { listedProjects } from './data-source-rows';
import { NodeWriter } from './nodes';
import { providersOf } from '../../model/terraform/providers';
import { OperationOrder, type Ordered } from './operation-order';
import type { Lookups } from './instance-writer';
import type { CopyAction } from '../../model/terraform/copies';
import { finderOf } from '../../model/terraform/instance';

/** A configuration as entries of the neutral tree. */
export interface Lowered extends Ordered {
  /** Declarations, then the steps in their order. */
  readonly entries: readonly Entry[];
  readonly lookups: Lookups;
}

/** Turns the successive configurations of one folder or plan into entries. An entry that did not change is the same object. */
export class ConfigurationLowering {
  /** The last entries. */
  private last: ReadonlyMap<string, Entry> = new Map();
  private readonly anchor: Anchor;
  private readonly nodes: InstanceNodes;
  private readonly order = new OperationOrder();

  /** `assumed`: the action of a copy whose target region is unknown; such copies are left out if it is absent. */
  constructor(source: SourceFile, assumed?: CopyAction) {
    this.anchor = { start: 0, source };
    this.nodes = new InstanceNodes(this.anchor, assumed);
  }

  /** The instances that were written as entries again in the last configuration. */
  get written(): ReadonlySet<Instance> {
    return this.nodes.written;
  }

  lower(configuration: Configuration): Lowered {
    const { instances } = configuration;
    const lookups: Lookups = { finder: finderOf(configuration), providers: providersOf(configuration) };
    const entries = new Map<string, Entry>();
    const add = (entry: Entry): void => {
      if (!entries.has(entryKeyOf(entry))) entries.set(entryKeyOf(entry), entry);
    };
    for (const [name, group] of lookups.providers.others)
      add(entryFor('accounts', name, this.accountOf(name, group, lookups), { anchor: this.anchor }, this.last));
    this.nodes.start(configuration, lookups, this.last);
    for (const instance of instances) this.nodes.of(instance).declarations.forEach(add);
    for (const { section, name, value, instance } of foreignServers(lookups, this.nodes.writerOf))
      add(entryFor(section, name, value, instance.place ?? { anchor: this.anchor }, this.last));
    const ordered = this.order.of(instances, this.nodes);
    for (const { entry } of ordered.steps) add(entry);
    this.last = entries;
    return { ...ordered, entries: [...entries.values()], lookups };
  }

  /** The declaration of an account, from its provider configurations. */
  private accountOf(name: string, [first]: readonly ProviderConfiguration[], lookups: Lookups): Node {
    const { values } = first?.arguments ?? { values: new Map<string, Argument>() };
    const [project, region] = [values.get('project_id'), values.get('region')];
    const writer = new NodeWriter(first?.at?.anchor ?? this.anchor, first?.at ?? { start: 0, end: 0 });
    const regionId = textOf(region?.value);
    return writer.map({
      region: writer.written(region),
      domain_id: writer.written(values.get('domain_id')),
      projects:
        regionId === undefined || project === undefined
          ? listedProjects(name, lookups, writer)
          : writer.map({ [regionId]: writer.written(project) }),
    });
  }
}
