import type { InstanceChange, InstancePlace, PlannedAction } from '../../model/terraform/configuration';
import type { SourceFile } from '../../text/source-file';
import type { Key } from './address';
import { isMap, listOf, property, propertyAt, textAt, type JsonMap } from './json';
import { nameOf, resourceKey, type Modules } from './modules';
import type { AddressedObject } from './places';
import type { Marked, Planned, Resource } from './planned';

/** The data of one instance in a plan file, from `resource_changes` or `prior_state`. */
interface Entry {
  readonly json: JsonMap;
  readonly module: string;
  readonly place: AddressedObject | undefined;
}

/** The instances of a plan file, still without their arguments and order. */
export class Collection {
  readonly resources: Resource[] = [];
  readonly all: Planned[] = [];
  /** Instances by the address that they had before they were moved. */
  readonly moved = new Map<string, Planned>();
  private readonly addresses = new Set<string>();
  /** Resources by their module and their name. */
  private readonly byModule = new Map<string, Map<string, Resource>>();

  constructor(
    private readonly modules: Modules,
    private readonly text: string,
    private readonly source: SourceFile,
  ) {}

  resourceIn(module: string, name: string): Resource | undefined {
    return this.byModule.get(module)?.get(name);
  }

  resourcesOf(module: string): Iterable<Resource> {
    return this.byModule.get(module)?.values() ?? [];
  }

  /** Adds the changes of the plan. `places` are those of the objects of `resource_changes`. */
  addChanges(changes: unknown, places: readonly AddressedObject[]): void {
    const inList = places.filter(({ depth }) => depth === 2);
    let next = 0;
    for (const json of listOf(changes)) {
      const address = textAt(json, 'address');
      if (!isMap(json) || address === undefined) continue;
      const place = inList[next++];
      const entry = { json, module: textAt(json, 'module_address') ?? '', place };
      const planned = this.addChange(entry, address);
      const previous = textAt(json, 'previous_address');
      if (planned !== undefined && previous !== undefined) this.moved.set(previous, planned);
    }
  }

  /** Adds instances from the prior state: data sources, and those that the plan omits. */
  addState(state: unknown, places: readonly AddressedObject[]): void {
    const byAddress = new Map(places.map((place) => [this.textOf(place), place]));
    const dependsOn = new Map<string, readonly unknown[]>();
    const open: unknown[] = [propertyAt(state, 'values', 'root_module')];
    const seen = new Set<unknown>();
    for (let module = open.pop(); module !== undefined; module = open.pop()) {
      if (seen.has(module)) continue;
      seen.add(module);
      for (const json of listOf(property(module, 'resources'))) {
        const address = textAt(json, 'address');
        if (!isMap(json) || address === undefined) continue;
        dependsOn.set(address, listOf(property(json, 'depends_on')));
        const deposed = property(json, 'deposed_key') !== undefined;
        const left = !deposed && !this.addresses.has(address) && !this.moved.has(address);
        const place = byAddress.get(JSON.stringify(address));
        if (left) this.addUnchanged({ json, module: textAt(module, 'address') ?? '', place }, address);
      }
      for (const child of [...listOf(property(module, 'child_modules'))].reverse()) open.push(child);
    }
    for (const planned of this.all) planned.dependsOn = dependsOn.get(planned.address) ?? [];
    for (const [previous, planned] of this.moved)
      if (planned.dependsOn.length === 0) planned.dependsOn = dependsOn.get(previous) ?? [];
  }

  private addChange(entry: Entry, address: string): Planned | undefined {
    const change = property(entry.json, 'change');
    const actions = listOf(property(change, 'actions')).filter(isAction);
    const deposed = textAt(entry.json, 'deposed');
    const before: Marked = { value: property(change, 'before'), sensitive: property(change, 'before_sensitive') };
    const after: Marked = {
      value: property(change, 'after'),
      unknown: property(change, 'after_unknown'),
      sensitive: property(change, 'after_sensitive'),
    };
    const remains = !actions.every((each) => each === 'delete' || each === 'forget') || actions.length === 0;
    const replacedBy = listOf(property(change, 'replace_paths')).flatMap((path) => {
      const [name] = listOf(path);
      return typeof name === 'string' && name !== '' ? name : [];
    });
    const instanceChange: InstanceChange = {
      actions: actions.length === 0 ? ['no-op'] : actions,
      replacedBy: [...new Set(replacedBy)],
      imports: isMap(property(change, 'importing')),
      deposed: deposed !== undefined,
    };
    const shown = deposed === undefined ? address : `${address} (deposed object ${deposed})`;
    return this.add(entry, address, shown, {
      change: instanceChange,
      remains: remains && deposed === undefined,
      attributes: remains ? after : before,
      before: isMap(before.value) ? before : undefined,
      providerName: textAt(entry.json, 'provider_name'),
    });
  }

  private addUnchanged(entry: Entry, address: string): void {
    const attributes: Marked = {
      value: property(entry.json, 'values'),
      sensitive: property(entry.json, 'sensitive_values'),
    };
    const change: InstanceChange = { actions: ['no-op'], replacedBy: [], imports: false, deposed: false };
    this.add(entry, address, address, { change, remains: true, attributes, before: attributes, isUnplanned: true });
  }

  private add(
    { json, module, place }: Entry,
    address: string,
    shown: string,
    planned: Omit<Planned, 'address' | 'resource' | 'dependsOn' | 'instance'> & { readonly change: InstanceChange },
  ): Planned | undefined {
    const mode = textAt(json, 'mode') ?? 'managed';
    const [type, name] = [textAt(json, 'type'), textAt(json, 'name')];
    if ((mode !== 'managed' && mode !== 'data') || type === undefined || name === undefined) return undefined;
    if (this.addresses.has(shown)) return undefined;
    this.addresses.add(shown);
    const resource = this.resource(module, json, nameOf(mode, type, name));
    const key = keyOf(property(json, 'index'));
    const { change, ...rest } = planned;
    const isCreatedFirst = change.actions[0] === 'create' && change.actions.includes('delete');
    const added: Planned = {
      ...rest,
      address,
      resource,
      dependsOn: [],
      instance: {
        address: shown,
        mode,
        type,
        name,
        key,
        module,
        several: false,
        arguments: { values: new Map(), blocks: new Map() },
        provider: { key: '', arguments: { values: new Map(), blocks: new Map() } },
        waitsFor: new Set(),
        place: place && this.placeAt(place),
        change,
        lifecycle: { createBeforeDestroy: isCreatedFirst, ignoreChanges: new Set() },
      },
    };
    resource.instances.push(added);
    if (!change.deposed) resource.byKey.set(key, added);
    this.all.push(added);
    return added;
  }

  private resource(module: string, json: JsonMap, name: string): Resource {
    const known = this.resourceIn(module, name);
    if (known !== undefined) return known;
    const instance = this.modules.at(module);
    const configuration = instance?.resources.get(resourceKey(json));
    const added = { name, moduleAddress: module, configuration, module: instance, instances: [], byKey: new Map() };
    this.resources.push(added);
    const own = this.byModule.get(module) ?? new Map<string, Resource>();
    this.byModule.set(module, own.set(name, added));
    return added;
  }

  private placeAt({ start, end, property: { start: from, end: to } }: AddressedObject): InstancePlace {
    const block = { start: 0, end: end - start };
    return {
      anchor: { start, source: this.source },
      head: { start: from - start, end: to - start },
      block,
      broken: false,
    };
  }

  private textOf({ property: { start, end } }: AddressedObject): string {
    return this.text.slice(start, end).replace(/^"address"\s*:\s*/, '');
  }
}

const actionNames: ReadonlySet<unknown> = new Set(['create', 'update', 'delete', 'read', 'no-op', 'forget']);

function isAction(action: unknown): action is PlannedAction {
  return actionNames.has(action);
}

function keyOf(index: unknown): Key | undefined {
  return typeof index === 'string' || typeof index === 'number' ? index : undefined;
}
