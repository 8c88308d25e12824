import type { Instance } from '../../model/terraform/configuration';
import { failed } from './values';

/**
 * Whether two things are the same in all that is known about them, the places included. An instance, an anchor, and an object of a class
 * are only the same as themselves.
 */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (a instanceof Map) return b instanceof Map && a.size === b.size && same([...a], [...b]);
  if (a instanceof Set) return b instanceof Set && sameSet(a, b);
  return !isItself(a) && !isItself(b) && sameFields(a, b);
}

function sameSet(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const each of a) if (!b.has(each)) return false;
  return true;
}

type Fields = Readonly<Record<string, unknown>>;

/** A field that is absent is the same as one that is `undefined`. */
function sameFields(a: object, b: object): boolean {
  const [left, right] = [a as Fields, b as Fields];
  const isSame = (name: string): boolean => same(left[name], right[name]);
  return Object.keys(a).every(isSame) && Object.keys(b).every((name) => name in a || right[name] === undefined);
}

function isItself(value: object): boolean {
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  return !isPlain || value === failed || 'waitsFor' in value || 'source' in value;
}

/** Whether an instance is the same as in the evaluation before. */
export function sameInstance(a: Instance, b: Instance): boolean {
  return sameFields(a, b);
}
