import type { Json } from '../syntax/change';

/** A value that the manifest does not hold: an earlier step of the run gives it, or the reader has to. */
export interface Hole {
  /** What belongs there: `rocky-9.id`, `keys.golden.id`. */
  readonly hole: string;
  readonly from: 'run' | 'reader';
}

/** A value of a call, as JSON knows it, with holes. */
export type Value =
  string | number | boolean | Hole | readonly Value[] | { readonly [name: string]: Exclude<Value, undefined> };

export function isHole(value: Value): value is Hole {
  return typeof value === 'object' && !isList(value) && typeof value['hole'] === 'string' && 'from' in value;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** How a hole is marked for people: `${rocky-9.id}`. */
export function mark({ hole }: Hole): string {
  return `\${${hole}}`;
}

/** A value as plain JSON, its holes marked. */
export function marked(value: Value): Json {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(marked);
  if (isHole(value)) return mark(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, marked(each)]));
}

/** The holes in a value, in its order. */
export function holesIn(value: Value): readonly Hole[] {
  if (typeof value !== 'object') return [];
  if (isHole(value)) return [value];
  return (isList(value) ? value : Object.values(value)).flatMap(holesIn);
}
