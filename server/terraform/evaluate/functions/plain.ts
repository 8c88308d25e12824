import type { Value } from '../../../model/configuration';
import { known, list, object } from '../values';

/** A completely known value without places and marks. */
export type Plain = string | number | boolean | null | readonly Plain[] | ReadonlyMap<string, Plain>;

/** The result of a function for plain values: `failed` if Terraform rejects them, `unknown` if we cannot decide. */
export type PlainResult = { readonly value: Plain } | 'failed' | 'unknown';

export function plainOf(value: Value): Plain {
  switch (value.type) {
    case 'known':
      return value.value;
    case 'list':
      return value.items.map(plainOf);
    case 'object':
      return new Map([...value.fields].map(([name, field]) => [name, plainOf(field)]));
    case 'text':
    case 'unknown':
      return null;
  }
}

export function fromPlain(plain: Plain): Value {
  if (plain instanceof Map) return object([...mapOf(plain)].map(([name, value]) => [name, fromPlain(value)]));
  return isList(plain) ? list(plain.map(fromPlain)) : known(plain as string | number | boolean | null);
}

export function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}

export function isMap(plain: Plain): plain is ReadonlyMap<string, Plain> {
  return plain instanceof Map;
}

function mapOf(plain: ReadonlyMap<string, Plain>): ReadonlyMap<string, Plain> {
  return plain;
}
