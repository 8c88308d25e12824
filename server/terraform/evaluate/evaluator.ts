import { sameItems } from '../../text/same-items';
import { unknownValue, type Configuration, type Instance, type Value } from '../../model/terraform/configuration';
import type { ModuleReader, ModuleSource } from '../module';
import { instanceValue, markKeyed } from './access';
import { evaluateDeclaredBlock, lifecycleOf } from './bodies';
import { Cells } from './cells';
import { nodesOf, resourceKey } from './dependencies';
import { headOf, type DeclaredBlock } from './declarations';
import { expansionOf, keyText, type Expansion } from './expansion';
import { graphOf, type Graph } from './graph';
import { ModuleInstance, namesOf, type ModuleHost } from './module-instance';
import { Problems } from './problems';
import { providerName, providerOf } from './providers';
import { sameInstance } from './same';
import { shiftsOf } from './shifts';
import { ModuleTrees, type ModuleNode } from './tree';
import { list, object, unknownFrom } from './values';

/** The instances of a resource in one instance of its module, and the meaning of its name there. */
interface Evaluated {
  readonly instances: readonly Instance[];
  readonly value: Value;
}

const nothing: Evaluated = { instances: [], value: unknownValue };

/**
 * Evaluates the successive states of a configuration while it is edited. An instance whose block, values, provider and dependencies are the
 * same as before is the same object.
 */
export class Evaluator implements ModuleHost {
  readonly cells = new Cells();
  given: ReadonlyMap<string, Value> = new Map();
  private readonly trees = new ModuleTrees();
  private readonly problems = new Problems();
  private readonly module = new ModuleInstance(this, '');
  private tree: ModuleNode | undefined;
  private graph: Graph = { resources: new Map(), cycles: [], linked: 0 };
  /** The last instance with each address. */
  private readonly instances = new Map<string, Instance>();

  get root(): ModuleNode {
    if (this.tree === undefined) throw new Error('There is no configuration.');
    return this.tree;
  }

  /** The number of values that the last evaluation computed. */
  get computed(): number {
    return this.cells.computed;
  }

  /** The number of resources whose dependencies the last evaluation found again. */
  get linked(): number {
    return this.graph.linked;
  }

  evaluate(root: ModuleSource, reader: ModuleReader, variables: ReadonlyMap<string, Value> = new Map()): Configuration {
    const read = this.trees.read(root, reader);
    this.renew(read.root);
    this.given = variables;
    const isFirst = this.cells.empty;
    let instances = this.all();
    const isIncomplete = (): boolean => this.cells.cyclic || this.cells.budget.exhausted;
    // Values that are unknown only because of the order of evaluation must not depend on earlier evaluations.
    if (isIncomplete() && !isFirst) {
      this.cells.end(true);
      instances = this.all();
    }
    const exceeds = this.cells.budget.exhausted;
    this.cells.end(isIncomplete());
    this.module.prune();
    if (this.instances.size !== instances.length) {
      this.instances.clear();
      for (const instance of instances) this.instances.set(instance.address, instance);
    }
    return { instances, problems: [...read.problems, ...this.problems.of(read.root, this.graph)], exceeds };
  }

  /** Uses another tree. Computed values are dropped if the module calls differ. */
  private renew(tree: ModuleNode): void {
    const last = this.tree;
    const modules = (node: ModuleNode): readonly string[] =>
      nodesOf(node).flatMap(({ path, source }) => [path, source.folder]);
    if (last !== undefined && !sameItems(modules(last), modules(tree))) this.cells.end(true);
    this.graph = graphOf(tree, last && { root: last, graph: this.graph });
    this.tree = tree;
  }

  private all(): readonly Instance[] {
    this.cells.start();
    const found: Instance[] = [];
    for (const { path, address } of this.graph.resources.values())
      for (const module of this.modulesAt(path)) found.push(...this.evaluated(module, address).instances);
    return found;
  }

  resourceValue(module: ModuleInstance, address: string): Value {
    return this.evaluated(module, address).value;
  }

  /** The instances of a module in the tree. */
  private modulesAt(path: string): readonly ModuleInstance[] {
    if (path === '') return [this.module];
    const compute = (): readonly ModuleInstance[] => {
      const at = path.lastIndexOf('.module.');
      const [above, name] =
        at === -1 ? ['', path.slice('module.'.length)] : [path.slice(0, at), path.slice(at + '.module.'.length)];
      return this.modulesAt(above).flatMap((module) => [...module.called(name).values()]);
    };
    return this.cells.get(`modules ${path}`, () => [], compute) ?? [];
  }

  private evaluated(module: ModuleInstance, address: string): Evaluated {
    const definition = (): DeclaredBlock | undefined => module.node?.declarations.resources.get(address);
    const compute = (): Evaluated => {
      const found = definition();
      return found === undefined ? nothing : this.made(module, address, found);
    };
    return this.cells.get(`${module.address} ${address}`, () => definition()?.parts ?? [], compute) ?? nothing;
  }

  private made(module: ModuleInstance, address: string, definition: DeclaredBlock): Evaluated {
    const expansion = expansionOf(definition, module.scope());
    const [part] = definition.parts;
    if (part === undefined) return nothing;
    const { item, anchor } = part;
    const [type, name] = item.labels;
    const shared = {
      mode: item.name === 'data' ? ('data' as const) : ('managed' as const),
      type: type?.value ?? '',
      name: name?.value ?? '',
      module: module.address,
      several: expansion.form === 'several' || module.several,
      provider: providerOf(module, providerName(definition)),
      ...this.order(module.node?.path ?? '', address, expansion.instances.size),
      place: {
        anchor,
        head: headOf(item),
        block: { start: item.start, end: item.end },
        repeat: (item.body.attributes.get('for_each') ?? item.body.attributes.get('count'))?.key,
        shifts: shiftsOf(definition),
        broken: definition.parts.some(({ broken }) => broken),
      },
      lifecycle: lifecycleOf(definition),
    };
    const prefix = module.address === '' ? '' : `${module.address}.`;
    const instances = [...expansion.instances.keys()].map((key): Instance => {
      const names = namesOf(expansion, key);
      const made: Instance = {
        address: `${prefix}${address}${keyText(key)}`,
        ...shared,
        key,
        arguments: evaluateDeclaredBlock(definition, module.scope(names)),
      };
      const last = this.instances.get(made.address);
      const instance = last !== undefined && sameInstance(made, last) ? last : made;
      this.instances.set(instance.address, instance);
      if (expansion.form === 'several') markKeyed(instance);
      return instance;
    });
    return { instances, value: valueOf(expansion, instances) };
  }

  /** What the instances of a resource wait for. If that is too much, they wait for more than is known. */
  private order(path: string, address: string, instances: number): Pick<Instance, 'waitsFor' | 'waitsForMore'> {
    const waitsFor = this.waitsFor(path, address);
    if (waitsFor !== 'too many' && this.cells.budget.spend(stepsOfDependency * waitsFor.size * instances))
      return { waitsFor };
    return { waitsFor: new Set(), waitsForMore: true };
  }

  /** The dependencies of the instances of a resource. Terraform does not distinguish between the instances of a block and of its module. */
  private waitsFor(path: string, address: string): ReadonlySet<Instance> | 'too many' {
    const dependencies = () => this.graph.resources.get(resourceKey(path, address))?.dependencies ?? [];
    const compute = (): ReadonlySet<Instance> | 'too many' => {
      const all = dependencies();
      if (all === 'too many' || !this.cells.budget.spend(stepsOfDependency * all.length)) return 'too many';
      const found = new Set<Instance>();
      for (const dependency of all) {
        for (const module of this.modulesAt(dependency.path))
          for (const instance of this.evaluated(module, dependency.address).instances)
            if (dependency.key === undefined || instance.key === dependency.key || instance.key === undefined)
              found.add(instance);
      }
      return found;
    };
    const inputs = (): readonly unknown[] => {
      const all = dependencies();
      return typeof all === 'string' ? [all] : all;
    };
    return this.cells.get(`waits ${resourceKey(path, address)}`, inputs, compute) ?? new Set();
  }
}

/** What a dependency costs: it takes more memory and time than a value. */
const stepsOfDependency = 4;

/** The value of a resource name: an instance, or all of them by key. */
function valueOf(expansion: Expansion, instances: readonly Instance[]): Value {
  const values = instances.map(instanceValue);
  const [only] = values;
  switch (expansion.form) {
    case 'list':
      return list(values);
    case 'map':
      return object(instances.map((instance, at) => [String(instance.key), values[at] ?? unknownValue]));
    case 'single':
    case 'several':
      return only ?? unknownFrom([]);
  }
}
