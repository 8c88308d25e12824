import { referencesIn, type Key, type Path, type PlanReference } from './address';
import type { Collection } from './collect';
import { isMap, listOf, property, propertyAt, type JsonMap } from './json';
import { scopeOfCall, nameOf, type PlanScope, type PlanModule, type Modules } from './modules';
import type { Planned, Resource } from './planned';

/** The final target of a reference, through variables and outputs of modules. */
export interface ReferencedResource {
  readonly resource: Resource;
  /** The instance; absent for all of them. */
  readonly only?: Planned;
  /** The attribute; empty if the expression only names the resource. */
  readonly path: Path;
}

export interface FoundTargets {
  readonly targets: readonly ReferencedResource[];
  /** The expression also refers to local values, which a plan file does not define. */
  readonly local: boolean;
}

/** The purpose of following a reference. */
interface Way {
  readonly scope: PlanScope;
  /** Every instance that Terraform waits for, or only those that the value may come from. */
  readonly waits: boolean;
  /** The key that an expression uses by `each` or `count`: an instance of something else with the same key is meant. */
  readonly own?: Key;
  /** The used part of a value without a separate path. */
  readonly rest: Path;
}

/** More references than any real plan has. A hostile one can refer to everything in many ways. */
const STEP_LIMIT = 5_000_000;
const DEPTH_LIMIT = 200;

/** A plan file whose references are too many to be followed. */
export class TooManyReferences extends Error {}

/** Follows the references of a plan file's configuration to resources and data sources. */
export class References {
  private steps = 0;
  private depth = 0;
  private readonly known = new Map<string, FoundTargets>();
  private readonly lists = new WeakMap<object, readonly PlanReference[]>();

  constructor(
    private readonly modules: Modules,
    private readonly collection: Collection,
  ) {}

  /** The possible sources of the value of an expression, which may contain others, such as those of a nested block. */
  sourcesOf(expression: unknown, scope: PlanScope): FoundTargets {
    return this.follow(this.listed(expression), { scope, waits: false, rest: [] }, scope.repetition?.key);
  }

  /** The dependencies of an expression. */
  waitsOf(expression: unknown, module: PlanModule, forEach?: unknown): FoundTargets {
    const repetition = forEach === undefined ? undefined : { key: '', forEach };
    return this.follow(this.listed(expression), { scope: { module, repetition }, waits: true, rest: [] });
  }

  /** The references of an expression and of those in it. */
  listed(expression: unknown): readonly PlanReference[] {
    if (typeof expression !== 'object' || expression === null) return [];
    const known = this.lists.get(expression);
    if (known !== undefined) return known;
    const found: unknown[] = [];
    const open: (readonly [unknown, number])[] = [[expression, 0]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [value, depth] = next;
      if (depth > DEPTH_LIMIT) continue;
      if (Array.isArray(value)) for (const item of value as readonly unknown[]) open.push([item, depth + 1]);
      else if (isMap(value)) {
        const references = property(value, 'references');
        if (Array.isArray(references)) for (const reference of references as readonly unknown[]) found.push(reference);
        // A block may have an argument named `references`.
        if (Array.isArray(references) && references.every((each) => typeof each === 'string')) continue;
        if (property(value, 'constant_value') !== undefined) continue;
        for (const item of Object.values(value)) open.push([item, depth + 1]);
      }
    }
    const list = referencesIn(found);
    this.lists.set(expression, list);
    return list;
  }

  /** `key` is that of the instance that has the expression. */
  private follow(references: readonly PlanReference[], way: Way, key?: Key): FoundTargets {
    const keyed = key !== undefined && references.some(({ to }) => to === 'key' || to === 'item');
    const each: Way = keyed ? { ...way, own: key } : way;
    const targets = new Map<string, ReferencedResource>();
    let local = false;
    for (const reference of references) {
      const found = this.one(reference, each);
      local ||= found.local;
      for (const target of found.targets) targets.set(textOf(target), target);
      this.count(found.targets.length);
    }
    return { targets: [...targets.values()], local };
  }

  private count(steps: number): void {
    this.steps += steps + 1;
    if (this.steps > STEP_LIMIT) throw new TooManyReferences();
  }

  private one(reference: PlanReference, way: Way): FoundTargets {
    if (reference.to === 'local') return { targets: [], local: true };
    if (reference.to === 'key' || reference.to === 'nothing') return nothing;
    this.count(0);
    if (reference.to === 'resource') return this.resource(reference, way);
    const id = JSON.stringify([
      way.scope.module.address,
      reference.to === 'item' ? (way.scope.repetition?.key ?? null) : null,
      reference.to === 'item' ? this.id(way.scope.repetition?.forEach) : null,
      reference,
      way.waits,
      way.own ?? null,
      way.rest,
    ]);
    const known = this.known.get(id);
    if (known !== undefined) return known;
    // A cycle through other modules adds nothing.
    this.known.set(id, nothing);
    this.depth++;
    const found = this.depth > DEPTH_LIMIT ? nothing : this.through(reference, way);
    this.depth--;
    this.known.set(id, found);
    return found;
  }

  private readonly ids = new Map<unknown, number>();

  private id(value: unknown): number {
    const known = this.ids.get(value) ?? this.ids.size;
    this.ids.set(value, known);
    return known;
  }

  private through(
    reference: Exclude<PlanReference, { to: 'resource' | 'local' | 'key' | 'nothing' }>,
    way: Way,
  ): FoundTargets {
    if (reference.to === 'module') return this.output(reference, way);
    const rest = [...reference.path, ...way.rest];
    if (reference.to === 'variable') {
      const { call } = way.scope.module;
      if (call === undefined) return nothing;
      const scope = scopeOfCall(call);
      const expression = propertyAt(call.configuration, 'expressions', reference.name);
      const key = way.waits ? undefined : scope.repetition?.key;
      return this.follow(this.listed(expression), { ...way, scope, rest }, key);
    }
    const { repetition, module } = way.scope;
    if (repetition?.forEach === undefined) return nothing;
    // `each.value` is what `for_each` has under the key.
    const next: Way = { scope: { module }, waits: way.waits, rest, own: way.waits ? undefined : repetition.key };
    return together(this.listed(repetition.forEach).map((each) => this.one(each, next)));
  }

  private resource(reference: Extract<PlanReference, { to: 'resource' }>, way: Way): FoundTargets {
    const { mode, type, name, key } = reference;
    const resource = this.collection.resourceIn(way.scope.module.address, nameOf(mode, type, name));
    if (resource === undefined) return nothing;
    const path = reference.path.length > 0 ? reference.path : way.rest;
    if (key !== undefined) {
      const only = resource.byKey.get(key);
      return only === undefined ? nothing : { targets: [{ resource, only, path }], local: false };
    }
    const own = way.own === undefined ? undefined : resource.byKey.get(way.own);
    const only = own ?? (resource.instances.length === 1 ? resource.instances[0] : undefined);
    return { targets: [{ resource, path, only }], local: false };
  }

  private output(reference: Extract<PlanReference, { to: 'module' }>, way: Way): FoundTargets {
    const [name, ...more] = reference.path.length > 0 ? reference.path : way.rest;
    const all = this.modules.childrenOf(way.scope.module, reference.name);
    const keyOf = (each: PlanModule): Key | undefined => each.call?.key;
    const named = reference.key === undefined ? all : all.filter((each) => keyOf(each) === reference.key);
    const own = way.own === undefined ? [] : named.filter((each) => keyOf(each) === way.own);
    const found: FoundTargets[] = [];
    for (const child of own.length > 0 ? own : named) {
      const outputs = property(child.configuration, 'outputs');
      const expression: unknown = name === undefined ? outputs : propertyAt(outputs, String(name), 'expression');
      const inside: Way = {
        scope: { module: child },
        waits: way.waits,
        rest: more,
        own: own.length === 0 ? way.own : undefined,
      };
      for (const each of this.listed(expression)) found.push(this.one(each, inside));
    }
    return together(found);
  }

  /** The targets of `depends_on`: resources, data sources, and everything in modules. */
  dependedOn(dependsOn: unknown, module: PlanModule): readonly Resource[] {
    const found: Resource[] = [];
    for (const reference of referencesIn(listOf(dependsOn))) {
      if (reference.to === 'resource') {
        const resource = this.collection.resourceIn(
          module.address,
          nameOf(reference.mode, reference.type, reference.name),
        );
        if (resource !== undefined) found.push(resource);
      } else if (reference.to === 'module')
        for (const child of this.modules.childrenOf(module, reference.name)) this.within(child, found);
    }
    return found;
  }

  private within(module: PlanModule, found: Resource[]): void {
    const open = [module];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      found.push(...this.collection.resourcesOf(next.address));
      for (const instances of next.children.values()) open.push(...instances.values());
      this.count(1);
    }
  }
}

/** The instances that a target may be. */
export function instancesOf({ only, resource }: ReferencedResource): readonly Planned[] {
  return only === undefined ? resource.instances : [only];
}

const nothing: FoundTargets = { targets: [], local: false };

function together(all: readonly FoundTargets[]): FoundTargets {
  return { targets: all.flatMap(({ targets }) => targets), local: all.some(({ local }) => local) };
}

function textOf({ resource, only, path }: ReferencedResource): string {
  return JSON.stringify([resource.moduleAddress, resource.name, only?.instance.key ?? null, path]);
}

/** All expressions of a resource: of its arguments, nested blocks, `count`, `for_each` and provisioners. */
export function expressionsOf(resource: JsonMap): readonly unknown[] {
  return ['expressions', 'count_expression', 'for_each_expression', 'provisioners'].map((name) =>
    property(resource, name),
  );
}
