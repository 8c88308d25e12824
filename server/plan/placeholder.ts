import type { Json } from '../syntax/change';

/** A value that is not in the manifest: an earlier step provides it during the run, or the reader has to. */
export interface Placeholder {
  /** What belongs there: `rocky-9.id`, `keys.golden.id`. */
  readonly hole: string;
  readonly from: 'run' | 'reader';
}

/** A JSON value with placeholders. */
export type CallValue =
  string | number | boolean | Placeholder | readonly CallValue[] | { readonly [name: string]: CallValue };

export function isPlaceholder(value: CallValue): value is Placeholder {
  return typeof value === 'object' && !isList(value) && typeof value['hole'] === 'string' && 'from' in value;
}

export function isList(value: CallValue): value is readonly CallValue[] {
  return Array.isArray(value);
}

/** A placeholder as people see it: `${rocky-9.id}`. */
export function mark({ hole }: Placeholder): string {
  return `\${${hole}}`;
}

/** A value as plain JSON with its placeholders marked. */
export function marked(value: CallValue): Json {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(marked);
  if (isPlaceholder(value)) return mark(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, marked(each)]));
}

/** The placeholders in a value, in order. */
export function placeholdersIn(value: CallValue): readonly Placeholder[] {
  if (typeof value !== 'object') return [];
  if (isPlaceholder(value)) return [value];
  return (isList(value) ? value : Object.values(value)).flatMap(placeholdersIn);
}
