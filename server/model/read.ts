import type { Node } from '../syntax/node';
import { compact } from '../text/compact';
import type { Piece, Place, Span } from '../text/place';
import type { Field, Given, Leaf, Written } from './leaf';

/** Reads one node into a typed leaf, or gives nothing where the text says something else than the format permits. */
export type Read<T> = (node: Node, piece: Piece, key?: Span) => Leaf<T> | undefined;

/** The readers of a map's fields by their names. */
export type Shape = Readonly<Record<string, Read<unknown>>>;

/** What a shape reads: every field optional, since nothing that is absent is assumed. */
export type Fields<S extends Shape> = { readonly [K in keyof S]?: S[K] extends Read<infer T> ? Field<T> : never };

/** A place on one line: the value's, or its name's where the value spans several lines. */
function placeOf(node: Node, piece: Piece, key?: Span): Place {
  const multiline =
    node.type === 'scalar' ? node.block === true || node.empty === true : !node.flow && node.borrowed !== true;
  const span = multiline && key !== undefined ? key : node;
  return { piece, start: span.start, end: span.end };
}

function scalarOf<T extends string | number | boolean | null>(is: (value: unknown) => value is T): Read<T> {
  return (node, piece, key) =>
    node.type === 'scalar' && is(node.value) ? { value: node.value, at: placeOf(node, piece, key) } : undefined;
}

export const text: Read<string> = scalarOf((value) => typeof value === 'string');
export const flag: Read<boolean> = scalarOf((value) => typeof value === 'boolean');
/** A whole number: GiB for sizes, MB for memory. */
export const whole: Read<number> = scalarOf((value): value is number => Number.isSafeInteger(value));
/** Any value that is not a collection; `null` where the format gives it a meaning (an attribute to remove). */
export const scalar: Read<string | number | boolean | null> = scalarOf(
  (value): value is string | number | boolean | null => typeof value !== 'object' || value === null,
);

export function oneOf<const T extends string>(...values: readonly T[]): Read<T> {
  const known: ReadonlySet<unknown> = new Set(values);
  return scalarOf((value): value is T => known.has(value));
}

/** A list that is written is complete, `[]` meaning none; one with an item that cannot be read is not known. */
export function list<T>(item: Read<T>): Read<readonly Leaf<T>[]> {
  return (node, piece, key) => {
    if (node.type !== 'list') return undefined;
    const value = node.items.flatMap((each) => item(each, piece) ?? []);
    if (value.length < node.items.length) return undefined;
    return { value: compact(value), at: placeOf(node, piece, key) };
  };
}

/** A map with free names. */
export function dict<T>(item: Read<T>): Read<ReadonlyMap<string, Field<T>>> {
  return (node, piece, key) => {
    if (node.type !== 'map') return undefined;
    const value = new Map<string, Field<T>>();
    for (const field of node.fields.values()) {
      const leaf = item(field.value, piece, field.key);
      if (leaf !== undefined) value.set(field.name, fieldOf(leaf, field.key));
    }
    return { value, at: placeOf(node, piece, key) };
  };
}

/** A map with the names of a shape. */
export function map<S extends Shape>(shape: S): Read<Fields<S>> {
  return (node, piece, key) =>
    node.type === 'map' ? { value: readFields(node, shape, piece), at: placeOf(node, piece, key) } : undefined;
}

/** Either of two forms, the first that fits. */
export function either<A, B>(first: Read<A>, second: Read<B>): Read<A | B> {
  return (node, piece, key) => first(node, piece, key) ?? second(node, piece, key);
}

/** A place written out: engines keep objects that are spread together apart, which costs three times as much. */
export function placed({ start, end }: Span, piece: Piece): Place {
  return { piece, start, end };
}

/** Where its name stands is put together when asked for: few ask. */
class ReadField<T> implements Field<T> {
  constructor(
    readonly value: T,
    readonly at: Place,
    private readonly name: Span,
  ) {}

  get key(): Place {
    return placed(this.name, this.at.piece);
  }
}

export function fieldOf<T>({ value, at }: Leaf<T>, key: Span): Field<T> {
  return new ReadField(value, at, key);
}

/** The fields of a map that a shape can read. */
export function readFields<S extends Shape>(node: Node, shape: S, piece: Piece): Fields<S> {
  const fields: Record<string, Field<unknown>> = {};
  if (node.type === 'map') {
    for (const field of node.fields.values()) {
      const read = Object.hasOwn(shape, field.name) ? shape[field.name] : undefined;
      const leaf = read?.(field.value, piece, field.key);
      if (leaf !== undefined) fields[field.name] = fieldOf(leaf, field.key);
    }
  }
  return fields as Fields<S>;
}

const noFields: Given = new Map();

/** The fields written in a map, readable or not. */
export function givenIn(node: Node): Given {
  return node.type === 'map' ? node.fields : noFields;
}

/** Place of the name of a field, where it is written. */
export function keyIn({ given, at }: Pick<Written, 'given' | 'at'>, field: string): Place | undefined {
  const written = given.get(field);
  return written === undefined ? undefined : placed(written.key, at.piece);
}
