import type { Anchor } from '../../text/anchored-span';
import type { Value } from '../../model/terraform/configuration';
import type { Budget } from './budget';
import type { Scalar } from './values';

/** The meaning of the names in an expression. */
export interface Scope {
  /** The anchor of the top-level block or attribute with the expression. */
  readonly anchor: Anchor;
  readonly module: NamesOfModule;
  readonly budget: Budget;
  /** `each`, `count`, and the variables of `for` and `dynamic`. */
  readonly names?: LocalNames;
  /** The item of the innermost splat. */
  readonly element?: Value;
  /** The values are used elsewhere, so they have places. */
  readonly origins: boolean;
}

export interface LocalNames {
  readonly name: string;
  readonly value: Value;
  readonly outer: LocalNames | undefined;
}

/** The targets of the references in a module. Undeclared ones are unknown. */
export interface NamesOfModule {
  /** `path.module` */
  readonly path: string;
  variable(name: string): Value;
  local(name: string): Value;
  /** All instances of a resource `type.name` or a data source `data.type.name`. */
  resource(address: string): Value;
  call(name: string): CalledModule | undefined;
}

/** A module call. Its outputs are evaluated one by one, because its arguments can depend on outputs of modules that depend on it. */
export interface CalledModule {
  /** Without `count` and `for_each`: the only instance. */
  readonly single?: ModuleOutputs;
  /** By key. */
  readonly instances: ReadonlyMap<Scalar | undefined, ModuleOutputs>;
  /** All outputs of all instances. */
  whole(): Value;
}

export interface ModuleOutputs {
  output(name: string): Value;
}

/** A scope with more names; the last one wins. */
export function withNames<S extends Pick<Scope, 'names'>>(
  scope: S,
  ...added: readonly (readonly [string | undefined, Value])[]
): S {
  let names = scope.names;
  for (const [name, value] of added) if (name !== undefined) names = { name, value, outer: names };
  return { ...scope, names };
}
