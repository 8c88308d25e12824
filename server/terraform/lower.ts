import type { Configuration, Instance } from '../model/configuration';
import type { Section } from '../model/sections';
import type { Entry, MapNode, Node } from '../syntax/node';
import type { Anchor } from '../text/anchored-span';
import type { SourceFile } from '../text/source-file';
import { declarationsOf, existingImage } from './declarations';
import { uploadedFile } from './declared-files';
import { foreignServers } from './declared-servers';
import { textOf } from '../model/terraform/values';
import { NodeWriter } from './nodes';
import { Providers } from '../model/terraform/providers';
import { actionOf, actorOf, creationOf, memoryOf, tagsOf, type Scope } from './steps';
import { isMade, kindOf, Things, valueOf } from '../model/terraform/things';

/** A configuration as entries of the neutral tree. */
export interface Lowered {
  /** Declarations, then steps in an order in which each comes after those that it waits for. */
  readonly entries: readonly Entry[];
  /** By step, the indices of the steps that it waits for. */
  readonly waits: readonly (readonly number[])[];
  /** The instance that an entry comes from. */
  readonly instances: ReadonlyMap<Entry, Instance>;
  readonly scope: Scope;
}

interface Operation {
  readonly instance: Instance;
  readonly name: string;
  readonly value: MapNode;
  readonly waitsFor: Set<Operation>;
}

/** The steps of an instance: those that make it, and those that end it. */
interface Operations {
  readonly making: Operation[];
  readonly ending: Operation[];
}

/** Turns the successive configurations of one folder or plan into entries. An entry that did not change is the same object. */
export class Lowering {
  private known = new Map<string, Entry>();
  private anchor: Anchor;

  constructor(source: SourceFile) {
    this.anchor = { start: 0, source };
  }

  lower(configuration: Configuration): Lowered {
    const scope: Scope = { things: new Things(configuration), providers: new Providers(configuration) };
    const entries = new Map<string, Entry>();
    const instances = new Map<Entry, Instance>();
    const writers = new Map<Instance, NodeWriter>();
    const writerOf = (instance: Instance): NodeWriter => {
      let writer = writers.get(instance);
      if (writer === undefined) {
        const { place } = instance;
        writer = new NodeWriter(place?.anchor ?? this.anchor, place?.head ?? { start: 0, end: 0 });
        writers.set(instance, writer);
      }
      return writer;
    };
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
    for (const instance of configuration.instances) {
      const writer = writerOf(instance);
      for (const { section, name, value } of declarationsOf(instance, writer, scope))
        add(section, name, value, instance);
      if (kindOf(instance) === 'obs_bucket_object') {
        const { section, name, value } = uploadedFile(instance, writer, scope);
        add(section, name, value, instance);
      }
      if (!isMade(instance) && actionOf(instance) !== undefined)
        for (const { section, name, value } of existingImage(instance, writer, scope))
          add(section, name, value, instance);
    }
    for (const { section, name, value, instance } of foreignServers(scope, writerOf))
      add(section, name, value, instance);
    const operations = inOrder(operationsOf(configuration, scope, writerOf));
    for (const { name, value, instance } of operations) add('operations', name, value, instance);
    const places = new Map(operations.map((operation, index) => [operation, index]));
    const waits = operations.map(({ waitsFor }) => [...waitsFor].flatMap((earlier) => places.get(earlier) ?? []));
    this.known = entries;
    return { entries: [...entries.values()], waits, instances, scope };
  }

  /** The entry for a value: the one before if nothing in it changed. */
  private entry(key: string, path: [string, string], value: Node, instance?: Instance): Entry {
    const place = instance?.place;
    const anchor = place?.anchor ?? this.anchor;
    const last = this.known.get(key);
    const head = place?.head ?? { start: 0, end: 0 };
    if (last?.anchor === anchor && last.broken === (place?.broken ?? false) && isSame(last.value, value)) return last;
    return { anchor, path, key: head, value, end: place?.block.end ?? 0, broken: place?.broken ?? false };
  }
}

function operationsOf(
  { instances }: Configuration,
  scope: Scope,
  writerOf: (instance: Instance) => NodeWriter,
): readonly Operation[] {
  const byInstance = new Map<Instance, Operations>();
  const of = (instance: Instance): Operations => {
    let own = byInstance.get(instance);
    if (own === undefined) byInstance.set(instance, (own = { making: [], ending: [] }));
    return own;
  };
  for (const instance of instances) {
    const action = actionOf(instance);
    if (action === undefined) continue;
    const writer = writerOf(instance);
    const { making, ending } = of(instance);
    const add = (into: Operation[], name: string, value: MapNode | undefined): void => {
      if (value === undefined) return;
      const last = into.at(-1);
      into.push({ instance, name, value, waitsFor: new Set(last === undefined ? [] : [last]) });
    };
    if (isMade(instance)) {
      add(making, instance.address, creationOf(instance, action, writer, scope));
      add(making, `${instance.address} memory`, memoryOf(instance, writer, scope));
      add(making, `${instance.address} tags`, tagsOf(instance, writer, scope));
    }
    if (instance.change?.actions.includes('delete') === true && !isMade(instance))
      add(ending, `${instance.address} end`, endingOf(instance, writer, scope));
  }
  const reached = reaching(instances, byInstance);
  for (const instance of instances) {
    const own = byInstance.get(instance);
    if (own === undefined) continue;
    for (const earlier of reached(instance)) {
      const { making, ending } = of(earlier);
      const [first] = own.making;
      const last = making.at(-1);
      if (first !== undefined && last !== undefined) first.waitsFor.add(last);
      const [firstEnd] = ending;
      const lastEnd = own.ending.at(-1);
      if (firstEnd !== undefined && lastEnd !== undefined) firstEnd.waitsFor.add(lastEnd);
    }
  }
  return [...byInstance.values()].flatMap(({ ending, making }) => [...ending, ...making]);
}

/** The instances with steps that an instance waits for, directly or through instances without steps. */
function reaching(
  instances: readonly Instance[],
  withSteps: ReadonlyMap<Instance, Operations>,
): (instance: Instance) => ReadonlySet<Instance> {
  const known = new Map<Instance, ReadonlySet<Instance>>();
  for (const instance of instances) {
    const all = new Set<Instance>();
    for (const earlier of instance.waitsFor) {
      if ((withSteps.get(earlier)?.making.length ?? 0) + (withSteps.get(earlier)?.ending.length ?? 0) > 0)
        all.add(earlier);
      else for (const each of known.get(earlier) ?? []) all.add(each);
    }
    known.set(instance, all);
  }
  return (instance) => known.get(instance) ?? new Set();
}

/** The step that ends an instance; `undefined` if nothing happens in IMS. */
function endingOf(instance: Instance, writer: NodeWriter, scope: Scope): MapNode | undefined {
  const actor = actorOf(instance, writer, scope);
  const image = (name: string): Node => {
    const named = scope.things.nameOf('images', valueOf(instance, name));
    return named === undefined ? writer.unknown() : writer.scalar(named);
  };
  switch (kindOf(instance)) {
    case 'ims_image_export':
    case 'imsv21_image_export':
      return undefined;
    case 'images_image_share':
      return writer.map({
        action: writer.scalar('unshare'),
        ...actor,
        image: image('source_image_id'),
        projects: writer.value(valueOf(instance, 'target_project_ids') ?? { type: 'unknown' }),
      });
    case 'images_image_share_accepter':
      return writer.map({ action: writer.scalar('reject-share'), ...actor, image: image('image_id') });
    default: {
      const backup = instance.arguments.values.get('is_delete_backup');
      return writer.map({
        action: writer.scalar('delete'),
        ...actor,
        image: writer.scalar(instance.address),
        delete_backup: backup && writer.value(backup.value, backup.at),
      });
    }
  }
}

/** The operations so that each comes after those that it waits for, otherwise in their order. */
function inOrder(operations: readonly Operation[]): readonly Operation[] {
  const done = new Set<Operation>();
  const open = new Set<Operation>();
  const sorted: Operation[] = [];
  for (const start of operations) {
    const stack = [start];
    for (let next = stack.at(-1); next !== undefined; next = stack.at(-1)) {
      const waiting = done.has(next) ? [] : [...next.waitsFor].filter((each) => !done.has(each) && !open.has(each));
      open.add(next);
      if (waiting.length > 0) stack.push(...waiting);
      else {
        stack.pop();
        if (done.has(next)) continue;
        done.add(next);
        sorted.push(next);
      }
    }
  }
  return sorted;
}

function isSame(a: Node, b: Node): boolean {
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
