import { memoize } from '../../text/memoize';
import type { Arguments, Instance, Value } from '../../model/terraform/configuration';
import {
  failed,
  isNull,
  isSensitive,
  known,
  list,
  nullValue,
  numberOf,
  object,
  sensitive,
  textOf,
  unknownFrom,
  withOrigin,
} from './values';

type Key = string | number;

/** Instances that represent all of their block because its `count` or `for_each` is unknown: their references have a key. */
const keyed = new WeakSet<Instance>();

export function markKeyed(instance: Instance): void {
  keyed.add(instance);
}

/** A whole instance, as in `huaweicloud_kms_key.images`. */
export const instanceValue = memoize((instance: Instance): Value => ({ type: 'unknown', ref: { instance, path: [] } }));

/** `value.name` or `value[key]` with a key that is known. */
export function get(value: Value, key: Key): Value {
  const item = inside(value, key);
  return value.sensitive === true ? sensitive(item) : item;
}

function inside(value: Value, key: Key): Value {
  const { ref } = value;
  if (value.type === 'unknown') {
    if (ref === undefined) return value === failed ? failed : unknownFrom([value]);
    const whole = ref.path.length === (keyed.has(ref.instance) ? 1 : 0);
    if (whole && typeof key === 'string') return attributeOf(ref.instance, ref.path, key);
    return { type: 'unknown', ref: { instance: ref.instance, path: [...ref.path, key] } };
  }
  if (value.type !== 'list' && value.type !== 'object') return failed;
  const item = value.type === 'object' ? value.fields.get(String(key)) : itemOf(value.items, key);
  if (ref === undefined) return item === undefined || (value.type === 'list' && value.set) ? failed : item;
  // The provider may fill in absent parts of a block or a map of a resource.
  const own = { instance: ref.instance, path: [...ref.path, key] };
  return item === undefined || isNull(item) ? { type: 'unknown', ref: own } : { ...item, ref: item.ref ?? own };
}

function itemOf(items: readonly Value[], key: Key): Value | undefined {
  const index = numberOf(key);
  return index === undefined ? undefined : items[index];
}

/** `value[key]` */
export function index(value: Value, key: Value): Value {
  if (value === failed || key === failed) return failed;
  if (key.type === 'known' && (typeof key.value === 'string' || typeof key.value === 'number')) {
    const item = get(value, key.value);
    return isSensitive(key) ? sensitive(item) : item;
  }
  return key.type === 'unknown' || key.type === 'text' ? unknownFrom([value, key]) : failed;
}

/** An attribute of an instance: the argument if it is written, otherwise a value that only the provider knows. */
function attributeOf(instance: Instance, path: readonly Key[], name: string): Value {
  const ref = { instance, path: [...path, name] };
  const argument = instance.arguments.values.get(name);
  if (argument !== undefined) {
    const value = argument.at === undefined ? argument.value : withOrigin(argument.value, argument.at);
    return value.ref === undefined ? { ...value, ref } : value;
  }
  const blocks = instance.arguments.blocks.get(name);
  if (blocks === undefined || blocks.some((block) => block.several)) return { type: 'unknown', ref };
  return { ...list(blocks.map(valueOfBlock)), ref };
}

const valueOfBlock = memoize((block: Arguments): Value => {
  const blocks = [...block.blocks].filter(([name]) => !block.values.has(name));
  return object([
    ...[...block.values].map(([name, argument]) => [name, argument.value] as const),
    ...blocks.map(([name, nested]) => [name, list(nested.map(valueOfBlock))] as const),
  ]);
});

/** The items that `for`, `for_each`, and the like iterate over, by key; `undefined` if unknown or not iterable. */
export function entriesOf(value: Value): readonly (readonly [Value, Value])[] | undefined {
  const pass = (item: Value): Value => (value.sensitive === true ? sensitive(item) : item);
  if (value.type === 'object') return [...value.fields].map(([name]) => [known(name), pass(get(value, name))]);
  if (value.type !== 'list') return undefined;
  if (value.set) return value.items.map((item) => [pass(item), pass(item)]);
  return value.items.map((item, at) => [known(at), value.ref === undefined ? pass(item) : get(value, at)]);
}

/** The items that `for` iterates over, without their keys; none of a value that is unknown or not iterable. */
export function itemsOf(value: Value): readonly Value[] {
  return (entriesOf(value) ?? []).map(([, item]) => item);
}

/** The items that `[*]` iterates over. */
export function splatItems(value: Value): readonly Value[] | undefined {
  if (isNull(value)) return [];
  if (value.type === 'list') return itemsOf(value);
  if (value.type !== 'unknown') return [value];
  const ref = value.ref;
  return ref?.path.length === 0 && !keyed.has(ref.instance) ? [value] : undefined;
}

/** A scalar as a string; `undefined` for other values. */
export function asText(value: Value): Value {
  if (value.type !== 'known') return value.type === 'list' || value.type === 'object' ? failed : value;
  if (typeof value.value === 'string') return value;
  const text = textOf(value.value);
  return text === undefined ? nullValue : { ...value, value: text };
}
