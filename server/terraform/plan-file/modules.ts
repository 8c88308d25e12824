import { moduleSteps, type Key } from './address';
import { isMap, listOf, mapOf, property, propertyAt, textAt, type JsonMap } from './json';

/** An instance of a module: of a call without `count` and `for_each` the only one. */
export interface PlanModule {
  /** Empty for the root module. */
  readonly address: string;
  /** The module in the plan file: its `resources`, `module_calls`, `variables`, `outputs`. */
  readonly configuration: JsonMap;
  readonly call?: ModuleCall;
  readonly children: Map<string, Map<Key | undefined, PlanModule>>;
  /** Its resources by mode, type and name. */
  readonly resources: ReadonlyMap<string, JsonMap>;
}

export interface ModuleCall {
  readonly configuration: JsonMap;
  readonly key?: Key;
  /** The module that contains the call. */
  readonly from: PlanModule;
}

/** The scope of an expression: a module, and an instance of a resource or call with `count` or `for_each`. */
export interface PlanScope {
  readonly module: PlanModule;
  readonly repetition?: Repetition;
}

interface Repetition {
  readonly key: Key;
  /** The expression of `for_each`; absent for `count`. */
  readonly forEach?: unknown;
}

/** Deeper modules are not read. */
const DEPTH_LIMIT = 50;

/** The modules of a plan file. */
export class Modules {
  readonly root: PlanModule;
  private readonly resources = new Map<JsonMap, ReadonlyMap<string, JsonMap>>();
  private readonly known = new Map<string, PlanModule | undefined>();

  constructor(configuration: unknown) {
    this.root = this.instance('', mapOf(property(configuration, 'root_module')));
  }

  /** The module with an address such as `module.m["eu"]`; `undefined` if the configuration does not contain it. */
  at(address: string): PlanModule | undefined {
    if (!this.known.has(address)) this.known.set(address, this.find(address));
    return this.known.get(address);
  }

  private find(address: string): PlanModule | undefined {
    const steps = moduleSteps(address);
    if (steps === undefined || steps.length > DEPTH_LIMIT) return undefined;
    let found: PlanModule | undefined = this.root;
    for (const { name, key } of steps) found = found === undefined ? undefined : this.child(found, name, key);
    return found;
  }

  private child(from: PlanModule, name: string, key?: Key): PlanModule | undefined {
    const instances = from.children.get(name);
    const known = instances?.get(key);
    if (known !== undefined) return known;
    const configuration = propertyAt(from.configuration, 'module_calls', name);
    if (!isMap(configuration)) return undefined;
    const step = `module.${name}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`;
    const address = from.address === '' ? step : `${from.address}.${step}`;
    const made = this.instance(address, mapOf(property(configuration, 'module')), { configuration, from, key });
    if (instances === undefined) from.children.set(name, new Map([[key, made]]));
    else instances.set(key, made);
    return made;
  }

  /** The instances of a module that a module calls. One whose resources are not in the plan is not known by its key. */
  childrenOf(from: PlanModule, name: string): readonly PlanModule[] {
    const instances = from.children.get(name);
    if (instances !== undefined) return [...instances.values()];
    const only = depthOf(from) < DEPTH_LIMIT ? this.child(from, name) : undefined;
    return only === undefined ? [] : [only];
  }

  private instance(address: string, configuration: JsonMap, call?: ModuleCall): PlanModule {
    const resources = this.resourcesOf(configuration);
    return { address, configuration, children: new Map(), resources, call };
  }

  private resourcesOf(configuration: JsonMap): ReadonlyMap<string, JsonMap> {
    const known = this.resources.get(configuration);
    if (known !== undefined) return known;
    const found = new Map<string, JsonMap>();
    for (const resource of listOf(property(configuration, 'resources')))
      if (isMap(resource)) found.set(resourceKey(resource), resource);
    this.resources.set(configuration, found);
    return found;
  }
}

function depthOf(module: PlanModule): number {
  let depth = 0;
  for (let at = module.call; at !== undefined; at = at.from.call) depth++;
  return depth;
}

/** A resource in its module, by the properties that a plan file gives it everywhere. */
export function resourceKey(of: JsonMap): string {
  const data = textAt(of, 'mode') === 'data';
  return nameOf(data ? 'data' : 'managed', textAt(of, 'type') ?? '', textAt(of, 'name') ?? '');
}

export function nameOf(mode: 'managed' | 'data', type: string, name: string): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

/** The scope of the arguments of a module call. */
export function scopeOfCall({ configuration, key, from }: ModuleCall): PlanScope {
  return scopeFor(from, configuration, key);
}

/** The scope of the arguments of an instance of a resource or a call. */
export function scopeFor(module: PlanModule, configuration: unknown, key: Key | undefined): PlanScope {
  if (key === undefined) return { module };
  return { module, repetition: { key, forEach: property(configuration, 'for_each_expression') } };
}
