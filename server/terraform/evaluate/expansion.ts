import { unknownValue, type Value } from '../../model/terraform/configuration';
import type { Budget } from './budget';
import { argumentOf, type DeclaredBlock } from './declarations';
import { entriesOf } from './access';
import { evaluate } from './expressions';
import type { Scope } from './scope';
import { isSensitive, known, numberOf, scalarOf } from './values';

/** The expansion of a block by `count` or `for_each`. */
export interface Expansion {
  /** `several`: an unknown number of instances, represented by one. */
  readonly form: 'single' | 'list' | 'map' | 'several';
  /** By key, in Terraform's order, with `each.value`. Instances without a key have the key `undefined`. */
  readonly instances: ReadonlyMap<string | number | undefined, Value>;
}

const several: Expansion = { form: 'several', instances: new Map([[undefined, unknownValue]]) };
const none: Expansion = { form: 'several', instances: new Map() };
const single: Expansion = { form: 'single', instances: new Map([[undefined, unknownValue]]) };

/** The instances of a block. An error in `count` or `for_each` is treated as an unknown value. */
export function expansionOf(definition: DeclaredBlock, scope: Omit<Scope, 'anchor'>): Expansion {
  const count = argumentOf(definition, 'count');
  const forEach = argumentOf(definition, 'for_each');
  const written = count ?? forEach;
  if (written === undefined) return limited(single, scope.budget);
  const value = evaluate(written.item.value, { ...scope, anchor: written.anchor, origins: true });
  const made = count === undefined ? each(value) : counted(value);
  return limited(made, scope.budget);
}

function limited(expansion: Expansion, budget: Budget): Expansion {
  const allowed = budget.expand(expansion.instances.size);
  return allowed === 'all' ? expansion : allowed === 'one' ? several : none;
}

function counted(value: Value): Expansion {
  const count = numberOf(scalarOf(value));
  if (count === undefined || count < 0 || !Number.isInteger(count) || count > 100_000) return several;
  return { form: 'list', instances: new Map(Array.from({ length: count }, (_, at) => [at, known(at)])) };
}

function each(value: Value): Expansion {
  // A list is rejected because its items could move.
  const entries = value.type === 'list' && !value.set ? undefined : entriesOf(value);
  if (entries === undefined || value.sensitive === true) return several;
  const instances = new Map<string, Value>();
  for (const [key, item] of entries) {
    if (key.type !== 'known' || typeof key.value !== 'string' || isSensitive(key)) return several;
    instances.set(key.value, item);
  }
  return { form: 'map', instances };
}

/** `["key"]` or `[0]`, as in an address. */
export function keyText(key: string | number | undefined): string {
  return key === undefined ? '' : `[${JSON.stringify(key)}]`;
}
