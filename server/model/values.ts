import { isMap, type Json, type Path } from '../syntax/change';
import type { ValidatorError } from './validators';

/** The value that was certainly meant: a number in quotes or with its unit, `yes` and `no` of YAML 1.1, a list of one item. */
export function coerced(value: unknown, type: string | readonly string[]): Json | undefined {
  if (type === 'integer' && typeof value === 'string') {
    const match = /^(\d{1,9})\s*(?:g|gb|gib)?$/i.exec(value.trim());
    return match === null ? undefined : Number(match[1]);
  }
  if (type === 'boolean' && typeof value === 'string') {
    const word = value.toLowerCase();
    return ['yes', 'on', 'true'].includes(word) ? true : ['no', 'off', 'false'].includes(word) ? false : undefined;
  }
  if (type === 'string' && Array.isArray(value)) {
    const [only] = value as unknown[];
    return value.length === 1 && typeof only === 'string' ? only : undefined;
  }
  if (type === 'array' && typeof value === 'string') return [value];
  return undefined;
}

/** A value in a few characters. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** JSON pointers do not distinguish list indices from names, so the value decides. */
export function pathOf(error: ValidatorError, value: unknown): Path {
  const path: (string | number)[] = [];
  let here = value;
  for (const part of error.instancePath.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(here) ? Number(name) : name);
    here = Array.isArray(here) ? (here as unknown[])[Number(name)] : isMap(here) ? here[name] : undefined;
  }
  return path;
}

/** The value at the end of a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (here, name) =>
      Array.isArray(here) ? (here as unknown[])[Number(name)] : isMap(here) ? here[String(name)] : undefined,
    value,
  );
}

/** Why a text is not a field: the space after its colon is missing, or the colon is a full-width one. */
export function colonFault(value: unknown): 'schema.narrow-colon' | 'schema.wide-colon' | undefined {
  const colon = typeof value === 'string' ? /^[\p{L}\p{M}\p{N}_-]+ ?(:(?![\s/])|：)/u.exec(value)?.[1] : undefined;
  if (colon === undefined) return undefined;
  return colon === ':' ? 'schema.narrow-colon' : 'schema.wide-colon';
}

/** The name of the field at a path or around it, as messages write it; empty if there is none. */
export function fieldName(path: Path): string {
  const name = path.findLast((each) => typeof each === 'string');
  return name === undefined ? '' : `\`${name}\``;
}
