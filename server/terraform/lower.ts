import type { Configuration, Instance } from '../model/configuration';
import type { Section } from '../model/sections';
import type { Entry, Node } from '../syntax/node';
import type { Anchor } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';
import { foreignServers } from './declared-servers';
import { InstanceNodes } from './instance-nodes';
import { textOf } from '../model/terraform/values';
import { NodeWriter } from './nodes';
import { Providers } from '../model/terraform/providers';
import { operationsOf } from './operations';
import { withoutKeys } from './plan-file/address';
import type { Scope } from './steps';
import { mayWaitForMore } from '../model/terraform/waiting';
import { thingsOf } from '../model/terraform/things';

/** A configuration as entries of the neutral tree. */
export interface Lowered {
  /** Declarations, then steps in an order in which each comes after its dependencies. */
  readonly entries: readonly Entry[];
  /** By step, the indices of its dependencies. */
  readonly waits: readonly (readonly number[])[];
  /** By step, the address of its resource if it may wait for others, too. */
  readonly unsure: readonly (string | undefined)[];
  /** The instance that an entry comes from. */
  readonly instances: ReadonlyMap<Entry, Instance>;
  readonly scope: Scope;
}

/** Turns the successive configurations of one folder or plan into entries. An entry that did not change is the same object. */
export class Lowering {
  private known = new Map<string, Entry>();
  private readonly anchor: Anchor;
  private readonly nodes: InstanceNodes;

  constructor(source: SourceFile) {
    this.anchor = { start: 0, source };
    this.nodes = new InstanceNodes(this.anchor);
  }

  lower(configuration: Configuration): Lowered {
    const scope: Scope = { things: thingsOf(configuration), providers: new Providers(configuration) };
    const entries = new Map<string, Entry>();
    const instances = new Map<Entry, Instance>();
    const add = (section: Section | 'operations', name: string, value: Node, instance?: Instance): void => {
      const key = `${section} ${name}`;
      if (entries.has(key)) return;
      const entry = this.entry(key, [section, name], value, instance);
      entries.set(key, entry);
      if (instance !== undefined) instances.set(entry, instance);
    };
    for (const [name, group] of scope.providers.others) {
      const [first] = group;
      const project = first?.arguments.values.get('project_id');
      const region = first?.arguments.values.get('region');
      const domain = first?.arguments.values.get('domain_id');
      const writer = new NodeWriter(first?.at?.anchor ?? this.anchor, first?.at ?? { start: 0, end: 0 });
      const place = textOf(region?.value);
      add(
        'accounts',
        name,
        writer.map({
          region: region && writer.value(region.value, region.at),
          domain_id: domain && writer.value(domain.value, domain.at),
          projects:
            place === undefined || project === undefined
              ? undefined
              : writer.map({ [place]: writer.value(project.value, project.at) }),
        }),
      );
    }
    this.nodes.start(configuration, scope);
    for (const instance of configuration.instances)
      for (const { section, name, value } of this.nodes.of(instance).declarations) add(section, name, value, instance);
    for (const { section, name, value, instance } of foreignServers(scope, this.nodes.writerOf))
      add(section, name, value, instance);
    const operations = operationsOf(configuration, this.nodes);
    for (const { name, value, instance } of operations) add('operations', name, value, instance);
    const places = new Map(operations.map((operation, index) => [operation, index]));
    const waits = operations.map(({ waitsFor }) => [...waitsFor].flatMap((earlier) => places.get(earlier) ?? []));
    const more = mayWaitForMore(configuration.instances);
    const unsure = operations.map(({ instance }) => (more.has(instance) ? withoutKeys(instance.address) : undefined));
    this.known = entries;
    return { entries: [...entries.values()], waits, unsure, instances, scope };
  }

  /** The entry for a value: the previous one if nothing in it changed. */
  private entry(key: string, path: [string, string], value: Node, instance?: Instance): Entry {
    const place = instance?.place;
    const anchor = place?.anchor ?? this.anchor;
    const last = this.known.get(key);
    const head = place?.head ?? { start: 0, end: 0 };
    if (last?.anchor === anchor && last.broken === (place?.broken ?? false) && isSame(last.value, value)) return last;
    return { anchor, path, key: head, value, end: place?.block.end ?? 0, broken: place?.broken ?? false };
  }
}

function isSame(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.type !== b.type || a.start !== b.start || a.end !== b.end || !isSamePlace(a, b)) return false;
  if (a.type === 'scalar' && b.type === 'scalar') return a.value === b.value;
  if (a.type === 'list' && b.type === 'list')
    return a.items.length === b.items.length && a.items.every((item, index) => isSameOr(item, b.items[index]));
  if (a.type === 'map' && b.type === 'map') {
    if (a.fields.size !== b.fields.size) return false;
    for (const [name, field] of a.fields) {
      const other = b.fields.get(name);
      if (field.key.start !== other?.key.start || field.key.end !== other.key.end) return false;
      if (!isSame(field.value, other.value)) return false;
    }
  }
  return true;
}

function isSameOr(a: Node, b: Node | undefined): boolean {
  return b !== undefined && isSame(a, b);
}

function isSamePlace({ place: a }: Node, { place: b }: Node): boolean {
  return a === b || (a?.anchor === b?.anchor && a?.start === b?.start && a?.end === b?.end);
}
