import { compareText, numberText } from '../values';
import { isList, isMap, type Plain } from './plain';

/** A value as written by Terraform's `jsonencode`: with sorted names and escaped HTML characters. */
export function jsonText(value: Plain): string {
  if (isList(value)) return `[${value.map(jsonText).join(',')}]`;
  if (isMap(value)) {
    const names = [...value.keys()].sort(compareText);
    return `{${names.map((name) => `${quoted(name)}:${jsonText(value.get(name) ?? null)}`).join(',')}}`;
  }
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' ? numberText(value) : String(value);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The value of a JSON text; `undefined` if it is not JSON. */
export function plainOfJson(text: string): Plain | undefined {
  try {
    return plainOf(JSON.parse(text), 0);
  } catch {
    return undefined;
  }
}

const deepest = 200;

function plainOf(value: unknown, depth: number): Plain | undefined {
  if (depth > deepest) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => plainOf(item, depth + 1));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = new Map<string, Plain>();
    for (const [name, field] of Object.entries(value)) {
      const plain = plainOf(field, depth + 1);
      if (plain === undefined) return undefined;
      fields.set(name, plain);
    }
    return fields;
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
    ? value
    : undefined;
}
