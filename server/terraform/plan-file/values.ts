import type { Value } from '../../model/terraform/configuration';
import { isMap, property } from './json';
import type { Marked } from './planned';

/** What is known about a part of a value from its references. */
export type Tie = Pick<Value, 'ref'> & { readonly about?: Extract<Value, { type: 'unknown' }>['about'] };

/** Finds the references of a part of a value, which can be a known string or unknown. */
export type Tying = (known: string | undefined) => Tie;

/** Values that have no references. */
export const untied: Tying = () => ({});

/** Arguments and blocks are nested far less deeply. */
export const DEPTH_LIMIT = 60;

/** A value of a plan file; a sensitive one without its content. */
export function valueOf({ value, unknown, sensitive }: Marked, tie: Tying, depth = 0): Value {
  if (depth > DEPTH_LIMIT) return { type: 'unknown' };
  if (unknown === true || sensitive === true) {
    const tied = tie(unknown === true || typeof value !== 'string' ? undefined : value);
    return { type: 'unknown', ...tied, ...(sensitive === true && { sensitive: true }) };
  }
  const inner = (part: Marked): Value => valueOf(part, tie, depth + 1);
  if (Array.isArray(value) || (Array.isArray(unknown) && unknown.length > 0))
    return { type: 'list', items: itemsOf({ value, unknown, sensitive }).map(inner) };
  if (isMap(value) || isMap(unknown)) {
    const names = new Set([value, unknown].flatMap((map) => (isMap(map) ? Object.keys(map) : [])));
    return {
      type: 'object',
      fields: new Map(Array.from(names, (name) => [name, inner(partOf({ value, unknown, sensitive }, name))])),
    };
  }
  if (typeof value === 'string') {
    return { type: 'known', value, ref: tie(value).ref };
  }
  return { type: 'known', value: typeof value === 'number' || typeof value === 'boolean' ? value : null };
}

/** A value that is only known from the plan file. */
export function plainValue(value: unknown, sensitive?: unknown): Value {
  return valueOf({ value, sensitive }, untied);
}

/** A part of a value with its marks. A mark of the whole holds for each part. */
export function partOf({ value, unknown, sensitive }: Marked, name: string | number): Marked {
  const of = (shape: unknown): unknown =>
    shape === true
      ? true
      : Array.isArray(shape)
        ? (shape as readonly unknown[])[Number(name)]
        : property(shape, String(name));
  return { value: value === true ? undefined : of(value), unknown: of(unknown), sensitive: of(sensitive) };
}

/** The items of a list; at least `least` if their number is unknown. */
export function itemsOf(list: Marked, least = 0): readonly Marked[] {
  const lengths = [list.value, list.unknown].map((each) => (Array.isArray(each) ? each.length : 0));
  const length = Math.max(...lengths, list.unknown === true ? least : 0);
  return Array.from({ length }, (_, index) => partOf(list, index));
}

/** Whether neither a value nor a part of it will ever be anything. */
export function isNull({ value, unknown }: Marked): boolean {
  return (value === undefined || value === null) && countUnknown(unknown) === 0;
}

/** The number of unknown parts of a value, without those of deeply nested values. */
export function countUnknown(unknown: unknown, depth = 0): number {
  if (unknown === true) return 1;
  if (depth > DEPTH_LIMIT || typeof unknown !== 'object' || unknown === null) return 0;
  let count = 0;
  for (const part of Object.values(unknown)) count += countUnknown(part, depth + 1);
  return count;
}
