import { unknownValue, type Value } from '../../model/terraform/configuration';
import type { Attribute, HclFile } from '../../hcl/node';
import type { Cells } from './cells';
import { argumentOf, type Anchored } from './declarations';
import { evaluateWritten } from './expressions';
import { expansionOf, keyText, type Expansion } from './expansion';
import type { CalledModule, ModuleOutputs, LocalNames, NamesOfModule, Scope } from './scope';
import type { ModuleNode } from './tree';
import { convert, typeOf } from './types';
import { failed, isNull, known, list, object, sensitive, unknownFrom } from './values';

/** The shared state of all module instances of an evaluation. It lives as long as their cells. */
export interface ModuleHost {
  readonly cells: Cells;
  root: ModuleNode;
  /** Values for the root module from the command line. */
  given: ReadonlyMap<string, Value>;
  resourceValue(module: ModuleInstance, address: string): Value;
}

/** An instance of a module: the scope of its expressions. There is one object for each address as long as it is used. */
export class ModuleInstance implements NamesOfModule, ModuleOutputs {
  private readonly children = new Map<string, ModuleInstance>();

  constructor(
    readonly host: ModuleHost,
    /** `module.images["eu"]`; empty for the root module. */
    readonly address: string,
    readonly parent?: ModuleInstance,
    readonly name = '',
    readonly key?: string | number,
  ) {}

  /** The module in the tree that is evaluated now; absent if it is no longer called. */
  get node(): ModuleNode | undefined {
    return this.parent === undefined ? this.host.root : this.parent.node?.children.get(this.name);
  }

  get path(): string {
    const root = this.host.root.source.folder;
    const folder = this.node?.source.folder ?? root;
    if (this.parent === undefined) return '.';
    return folder.startsWith(`${root}/`) ? folder.slice(root.length + 1) : folder;
  }

  /** It represents an unknown number of instances, or is in one that does. */
  get several(): boolean {
    return this.parent !== undefined && (this.parent.several || this.parent.expansion(this.name)?.form === 'several');
  }

  scope(names?: LocalNames): Omit<Scope, 'anchor'> {
    return { module: this, budget: this.host.cells.budget, origins: false, names };
  }

  variable(name: string): Value {
    const compute = (): Value => this.variableValue(name);
    return this.cell(`var.${name}`, () => this.variableInputs(name), compute) ?? unknownValue;
  }

  local(name: string): Value {
    const declared = () => this.node?.declarations.locals.get(name);
    const compute = (): Value => {
      const local = declared();
      return local === undefined ? unknownValue : this.written(local);
    };
    return this.cell(`local.${name}`, () => Object.values(declared() ?? {}), compute) ?? unknownValue;
  }

  output(name: string): Value {
    const declared = () => this.node?.declarations.outputs.get(name);
    const compute = (): Value => {
      const output = declared();
      const value = output && argumentOf(output, 'value');
      if (output === undefined || value === undefined) return unknownValue;
      const made = this.written(value);
      return isTrue(argumentOf(output, 'sensitive')) ? sensitive(made) : made;
    };
    return this.cell(`output.${name}`, () => declared()?.parts ?? [], compute) ?? unknownValue;
  }

  resource(address: string): Value {
    return this.host.resourceValue(this, address);
  }

  /** The instances of a module call; `undefined` in a cycle. */
  expansion(name: string): Expansion | undefined {
    const declared = () => this.node?.declarations.calls.get(name);
    const compute = (): Expansion => expansionOf(declared() ?? { name, parts: [] }, this.scope());
    return this.cell(`module.${name}`, () => declared()?.parts ?? [], compute);
  }

  /** The instances of a module call that is read, by key. */
  called(name: string): ReadonlyMap<string | number | undefined, ModuleInstance> {
    const expansion = this.node?.children.has(name) === true ? this.expansion(name) : undefined;
    const keys = [...(expansion?.instances.keys() ?? [])];
    return new Map(keys.map((key) => [key, this.child(name, key)]));
  }

  call(name: string): CalledModule | undefined {
    const node = this.node?.children.get(name);
    const expansion = node && this.expansion(name);
    if (expansion === undefined) return undefined;
    const modules = this.called(name);
    const single = expansion.form === 'single' ? modules.get(undefined) : undefined;
    const whole = (): Value => {
      const all = [...modules].map(([key, module]): [string, Value] => [String(key), module.outputs()]);
      if (expansion.form === 'map') return object(all);
      const values = all.map(([, value]) => value);
      if (expansion.form === 'several') return unknownFrom(values);
      return expansion.form === 'list' ? list(values) : (values[0] ?? unknownValue);
    };
    return { single, instances: modules, whole };
  }

  /** Removes instances of modules that are no longer called. */
  prune(): void {
    for (const [key, child] of this.children) {
      if (child.node === undefined) this.children.delete(key);
      else child.prune();
    }
  }

  private outputs(): Value {
    const names = [...(this.node?.declarations.outputs.keys() ?? [])];
    return object(names.map((name) => [name, this.output(name)]));
  }

  private child(name: string, key: string | number | undefined): ModuleInstance {
    const address = `${this.address === '' ? '' : `${this.address}.`}module.${name}${keyText(key)}`;
    let child = this.children.get(address);
    if (child === undefined)
      this.children.set(address, (child = new ModuleInstance(this.host, address, this, name, key)));
    return child;
  }

  /** `each` or `count` of this instance, for the arguments of its call. */
  private callNames(): LocalNames | undefined {
    const expansion = this.parent?.expansion(this.name);
    return expansion === undefined ? undefined : namesOf(expansion, this.key);
  }

  private variableInputs(name: string): readonly unknown[] {
    const { node } = this;
    const call = node?.caller?.call;
    const files = this.parent === undefined ? (node?.source.variables ?? []) : [];
    return [
      ...(node?.declarations.variables.get(name)?.parts ?? []),
      null,
      ...(call?.parts ?? []),
      ...assigned(files, name).map(({ item }) => item),
      this.host.given.get(name),
    ];
  }

  private variableValue(name: string): Value {
    const declared = this.node?.declarations.variables.get(name);
    if (declared === undefined) return unknownValue;
    const fallback = argumentOf(declared, 'default');
    let value = this.givenValue(name);
    const nullable = argumentOf(declared, 'nullable')?.item.value;
    const refusesNull = nullable?.type === 'literal' && nullable.value === false;
    if (value === undefined || (refusesNull && isNull(value)))
      value = fallback === undefined ? unknownValue : this.written(fallback);
    const type = argumentOf(declared, 'type');
    if (type !== undefined) {
      const scope = { ...this.scope(), anchor: type.anchor };
      value = convert(value, typeOf(type.item.value), (expression) => evaluateWritten(expression, scope));
    }
    if (value === failed) value = unknownValue;
    return isTrue(argumentOf(declared, 'sensitive')) ? sensitive(value) : value;
  }

  /** The value from the caller, the command line, or the variable files. */
  private givenValue(name: string): Value | undefined {
    const { node, parent } = this;
    if (parent !== undefined) {
      const argument = node?.caller && argumentOf(node.caller.call, name);
      return argument && parent.written(argument, this.callNames());
    }
    const given = this.host.given.get(name);
    if (given !== undefined) return given;
    const attribute = assigned(node?.source.variables ?? [], name).at(-1);
    return attribute && this.written(attribute);
  }

  /** The value of an argument that is used elsewhere. */
  private written({ item, anchor }: Anchored<Attribute>, names?: LocalNames): Value {
    return evaluateWritten(item.value, { ...this.scope(names), anchor });
  }

  private cell<T>(key: string, inputs: () => readonly unknown[], compute: () => T): T | undefined {
    return this.host.cells.get(`${this.address} ${key}`, inputs, compute);
  }
}

/** `each` and `count` of an instance. One that represents several has no known key and no known value. */
export function namesOf(expansion: Expansion, key: string | number | undefined): LocalNames | undefined {
  if (key === undefined) return undefined;
  const value = expansion.instances.get(key) ?? unknownValue;
  if (expansion.form === 'list') return { name: 'count', value: object([['index', known(key)]]), outer: undefined };
  const name = value.type === 'known' && value.value === key ? value : known(key);
  return { name: 'each', value: object(Object.entries({ key: name, value })), outer: undefined };
}

/** What variable files assign to a variable. */
function assigned(files: readonly HclFile[], name: string): readonly Anchored<Attribute>[] {
  return files.flatMap(({ parts }) =>
    parts.flatMap(({ item, anchor }) => (item.type === 'attribute' && item.name === name ? { item, anchor } : [])),
  );
}

function isTrue(argument: Anchored<Attribute> | undefined): boolean {
  const value = argument?.item.value;
  return value?.type === 'literal' && (value.value === true || value.value === 'true');
}
