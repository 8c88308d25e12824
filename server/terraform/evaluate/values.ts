import type { AnchoredSpan } from '../../text/anchored-span';
import { memoize } from '../../text/memoize';
import {
  unknownValue,
  type AttributeRef,
  type Instance,
  type KnownValue,
  type ObjectValue,
  type UnknownValue,
  type Value,
} from '../../model/terraform/configuration';

export type Scalar = KnownValue['value'];

/** The value of an expression that Terraform rejects: unknown, except to `try` and `can`. */
export const failed: UnknownValue = { type: 'unknown' };

export const nullValue: KnownValue = { type: 'known', value: null };

export function known(value: Scalar): KnownValue {
  return { type: 'known', value };
}

export function list(items: readonly Value[]): Value {
  return items.includes(failed) ? failed : { type: 'list', items };
}

/** An object or map. Terraform iterates over its fields in the order of their names. */
export function object(fields: Iterable<readonly [string, Value]>): ObjectValue {
  return { type: 'object', fields: new Map([...fields].sort(([a], [b]) => compareText(a, b))) };
}

/** A set without duplicates, with sorted strings and numbers. */
export function setOf(items: readonly Value[]): Value {
  if (items.includes(failed)) return failed;
  const scalars = new Set<Scalar>();
  const kept: Value[] = [];
  for (const item of items) {
    if (item.type === 'known') {
      if (scalars.has(item.value)) continue;
      scalars.add(item.value);
    } else if (items.length <= 1000 && kept.some((other) => equal(item, other) === true)) continue;
    kept.push(item);
  }
  if (kept.every((item) => item.type === 'known')) kept.sort((a, b) => compareScalars(scalarOf(a), scalarOf(b)));
  return { type: 'list', set: true, items: kept };
}

export function isNull(value: Value): boolean {
  return value.type === 'known' && value.value === null;
}

/** The scalar of a completely known value; `null` for any other. */
export function scalarOf(value: Value): Scalar {
  return value.type === 'known' ? value.value : null;
}

/** In the order of code points, as Terraform sorts strings. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
  if (at === length) return a.length - b.length;
  const surrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
  return surrogate(left) === surrogate(right) ? left - right : surrogate(left) ? 1 : -1;
}

function compareScalars(a: Scalar, b: Scalar): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
}

/** A number as a string, like in Terraform: without an exponent. */
export function numberText(value: number): string {
  const text = String(value);
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const shift = Number(exponent);
  return shift > 0
    ? `${sign}${whole}${fraction.padEnd(shift, '0')}`
    : `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
}

/** Without the noise of binary fractions, which Terraform's numbers do not have: 0.1 + 0.2 is 0.3. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** A scalar as a string; `undefined` for `null`. */
export function textOf(value: Scalar): string | undefined {
  if (value === null) return undefined;
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** A scalar as a number; `undefined` if Terraform does not convert it. */
export function numberOf(value: Scalar): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** The numbers that completely known values are; `undefined` if one of them is not a number. */
export function numbersOf(values: readonly Value[]): readonly number[] | undefined {
  const numbers = values.map((value) => numberOf(scalarOf(value)));
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}

/** A scalar as true or false; `undefined` if Terraform does not convert it. */
export function boolOf(value: Scalar): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : undefined;
}

/** Whether two values are equal; `undefined` if unknown. Values of different types are not equal. */
export function equal(a: Value, b: Value): boolean | undefined {
  if (a === b && a.type !== 'unknown') return isWhole(a) ? true : undefined;
  if (a.ref !== undefined && b.ref !== undefined && sameRef(a.ref, b.ref)) return true;
  if (a.type === 'unknown' || b.type === 'unknown') return undefined;
  if (a.type === 'known' && b.type === 'known') return a.value === b.value;
  if (a.type === 'text' || b.type === 'text') {
    const other = a.type === 'text' ? b : a;
    return other.type === 'text' || (other.type === 'known' && typeof other.value === 'string') ? undefined : false;
  }
  if (a.type === 'list' && b.type === 'list') {
    if (a.items.length !== b.items.length) return isWhole(a) && isWhole(b) ? false : undefined;
    return allEqual(a.items.map((item, at) => [item, b.items[at] ?? failed]));
  }
  if (a.type === 'object' && b.type === 'object') {
    if (a.fields.size !== b.fields.size || [...a.fields.keys()].some((name) => !b.fields.has(name))) return false;
    return allEqual([...a.fields].map(([name, value]) => [value, b.fields.get(name) ?? failed]));
  }
  return false;
}

function allEqual(pairs: readonly (readonly [Value, Value])[]): boolean | undefined {
  let answer: boolean | undefined = true;
  for (const [a, b] of pairs) {
    const same = equal(a, b);
    if (same === false) return false;
    if (same === undefined) answer = undefined;
  }
  return answer;
}

function sameRef(a: AttributeRef, b: AttributeRef): boolean {
  return (
    a.instance === b.instance && a.path.length === b.path.length && a.path.every((name, at) => name === b.path[at])
  );
}

/** Facts about a value and its parts. */
interface Inside {
  /** Nothing in it is unknown. */
  readonly whole: boolean;
  readonly sensitive: boolean;
  readonly about: ReadonlySet<Instance>;
  /** The number of values in it, each counted as often as it appears. */
  readonly size: number;
  /** The number of values around the innermost one. */
  readonly depth: number;
}

const nobody: ReadonlySet<Instance> = new Set();

function insideOf(value: Value): Inside {
  if (value.type === 'known') {
    const about = value.ref === undefined ? nobody : new Set([value.ref.instance]);
    return { whole: true, sensitive: value.sensitive === true, about, size: sizeOf(value), depth: 0 };
  }
  return insideOfCompound(value);
}

// Values are shared, so the number of paths into one can be exponential.
const insideOfCompound = memoize((value: Exclude<Value, KnownValue>): Inside => {
  const about = new Set<Instance>();
  if (value.ref !== undefined) about.add(value.ref.instance);
  if (value.type === 'unknown') {
    for (const each of value.about ?? []) about.add(each);
    return { whole: false, sensitive: value.sensitive === true, about, size: 1, depth: 0 };
  }
  let whole = value.type !== 'text';
  let sensitive = value.sensitive === true;
  let size = 1;
  let depth = 0;
  const members = value.type === 'text' ? value.parts : value.type === 'list' ? value.items : value.fields.values();
  for (const member of members) {
    if (typeof member === 'string') continue;
    const inside = insideOf(member);
    whole &&= inside.whole;
    sensitive ||= inside.sensitive;
    size += inside.size;
    depth = Math.max(depth, inside.depth + 1);
    for (const each of inside.about) about.add(each);
  }
  return { whole, sensitive, about, size, depth };
});

/** Nothing in the value is unknown. */
export function isWhole(value: Value): boolean {
  return value.type === 'known' || insideOf(value).whole;
}

export function isSensitive(value: Value): boolean {
  return value.type === 'known' ? value.sensitive === true : insideOf(value).sensitive;
}

/** The number of values in it; a long string counts as several. For hostile values, it is astronomical. */
export function sizeOf(value: Value): number {
  if (value.type !== 'known') return insideOf(value).size;
  return typeof value.value === 'string' ? 1 + (value.value.length >> 6) : 1;
}

/** An unknown value because of some values: it may be about all of their instances. */
export function unknownFrom(values: readonly Value[]): UnknownValue {
  let sensitive = false;
  const about = new Set<Instance>();
  for (const value of values) {
    const inside = insideOf(value);
    sensitive ||= inside.sensitive;
    for (const each of inside.about) about.add(each);
  }
  if (!sensitive && about.size === 0) return unknownValue;
  return { type: 'unknown', ...(about.size > 0 && { about: [...about] }), ...(sensitive && { sensitive }) };
}

/** A value derived from others: sensitive if one of them is. */
export function madeOf(value: Value, values: readonly Value[]): Value {
  return value === failed || !values.some(isSensitive) ? value : sensitive(value);
}

export function sensitive(value: Value): Value {
  return value.sensitive === true || value === failed ? value : { ...value, sensitive: true };
}

/** A value with the place where it is written, if none nearer to its source is known. */
export function withOrigin(value: Value, origin: AnchoredSpan): Value {
  return value.origin !== undefined || value === failed ? value : { ...value, origin };
}

/** The largest size and depth of a value that others can use. */
const largest = { size: 100_000, depth: 500 };

/** A value for others to use; one that is huge or deeply nested is left unknown. */
export function bounded(value: Value): Value {
  if (value.type === 'known' || value === failed) return value;
  const { size, depth } = insideOf(value);
  return size > largest.size || depth > largest.depth ? unknownFrom([value]) : value;
}
