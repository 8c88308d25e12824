import { isMultiline, type Node } from '../syntax/node';
import { anchored, type Anchor, type AnchoredSpan, type Span } from '../text/anchored-span';
import type { Field, WrittenKeys, Located, SourceMap } from './located';
import type { Section } from './sections';

/** Reads one node into a located value, or returns `undefined` if the text is not what the format permits. */
export interface Decoder<T> {
  (node: Node, anchor: Anchor, key?: Span): Located<T> | undefined;
  /** The references in the value to declarations of the manifest. */
  readonly target?: RefTarget;
  /** For a field that identifies the resource in the service: the form of the identifier. */
  readonly form?: RegExp;
}

/** The references of a value. It has the same tree structure as the value, so both are traversed together. */
export interface RefTarget {
  /** The section that a string refers to. */
  readonly section?: Section;
  /** A string that is not a reference. */
  readonly except?: string;
  /** The items of a list or the values of a map with free names. */
  readonly each?: RefTarget;
  /** The fields of a map. */
  readonly fields?: ReadonlyMap<string, RefTarget>;
}

/** The decoders of a map's fields by name. */
export type Shape = Readonly<Record<string, Decoder<unknown>>>;

/** The result of a shape. Every field is optional because no value is assumed for an absent field. */
export type Fields<S extends Shape> = { readonly [K in keyof S]?: S[K] extends Decoder<infer T> ? Field<T> : never };

/** A place on one line: that of the value, or that of its name if the value spans several lines. */
function placeOf(node: Node, anchor: Anchor, key?: Span): AnchoredSpan {
  if (node.place !== undefined) return node.place;
  const pointsAtKey = isMultiline(node) && (node.type === 'scalar' || node.aliased !== true);
  const span = pointsAtKey && key !== undefined ? key : node;
  return { anchor, start: span.start, end: span.end };
}

function scalarOf<T extends string | number | boolean | null>(is: (value: unknown) => value is T): Decoder<T> {
  return (node, anchor, key) =>
    node.type === 'scalar' && is(node.value) ? { value: node.value, at: placeOf(node, anchor, key) } : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';

export const text: Decoder<string> = scalarOf(isText);
/** The name or identifier of a resource in a section. `except` is a string with another meaning. */
export function ref(section: Section, except?: string): Decoder<string> {
  return Object.assign(scalarOf(isText), { target: { section, except } });
}

/** The identifier of the resource in the service. */
export function id(form: RegExp): Decoder<string> {
  return Object.assign(scalarOf(isText), { form });
}

export const flag: Decoder<boolean> = scalarOf((value) => typeof value === 'boolean');
/** A whole number: GiB for sizes, MB for memory. */
export const whole: Decoder<number> = scalarOf((value): value is number => Number.isSafeInteger(value));
/** Any value that is not a collection; `null` if the format gives it a meaning (an attribute to remove). */
export const scalar: Decoder<string | number | boolean | null> = scalarOf(
  (value): value is string | number | boolean | null => typeof value !== 'object' || value === null,
);

export function oneOf<const T extends string>(...values: readonly T[]): Decoder<T> {
  const known: ReadonlySet<unknown> = new Set(values);
  return scalarOf((value): value is T => known.has(value));
}

/** A written list is complete, and `[]` means none. A list with an unreadable item is unknown. */
export function list<T>(item: Decoder<T>): Decoder<readonly Located<T>[]> {
  const read: Decoder<readonly Located<T>[]> = (node, anchor, key) => {
    if (node.type !== 'list') return undefined;
    const value = node.items.flatMap((each) => item(each, anchor) ?? []);
    if (value.length < node.items.length) return undefined;
    return { value: value, at: placeOf(node, anchor, key) };
  };
  return Object.assign(read, { target: eachOf(item) });
}

/** A map with free names. */
export function dict<T>(item: Decoder<T>): Decoder<ReadonlyMap<string, Field<T>>> {
  const read: Decoder<ReadonlyMap<string, Field<T>>> = (node, anchor, key) => {
    if (node.type !== 'map') return undefined;
    const value = new Map<string, Field<T>>();
    for (const field of node.fields.values()) {
      const leaf = item(field.value, anchor, field.key);
      if (leaf !== undefined) value.set(field.name, fieldOf(leaf, field.key, anchor));
    }
    return { value, at: placeOf(node, anchor, key) };
  };
  return Object.assign(read, { target: eachOf(item) });
}

function eachOf({ target }: Decoder<unknown>): RefTarget | undefined {
  return target && { each: target };
}

/** A map with the names of a shape. */
export function map<S extends Shape>(shape: S): Decoder<Fields<S>> {
  const read: Decoder<Fields<S>> = (node, anchor, key) =>
    node.type === 'map' ? { value: readFields(node, shape, anchor), at: placeOf(node, anchor, key) } : undefined;
  return Object.assign(read, { target: targetIn(shape) });
}

/** The references in the fields of a map; `undefined` if there are none. */
export function targetIn(shape: Shape): RefTarget | undefined {
  const fields = Object.entries(shape).flatMap(([name, { target }]) =>
    target === undefined ? [] : [[name, target] as const],
  );
  return fields.length === 0 ? undefined : { fields: new Map(fields) };
}

/** One of two forms, the first that matches. */
export function either<A, B>(first: Decoder<A>, second: Decoder<B>): Decoder<A | B> {
  const read: Decoder<A | B> = (node, anchor, key) => first(node, anchor, key) ?? second(node, anchor, key);
  const target = first.target ?? second.target;
  return Object.assign(read, { target: target && { ...first.target, ...second.target } });
}

export function fieldOf<T>({ value, at }: Located<T>, key: Span, anchor: Anchor): Field<T> {
  return { value, at, key: anchored(key, anchor) };
}

/** The fields of a map that a shape can decode. */
export function readFields<S extends Shape>(node: Node, shape: S, anchor: Anchor): Fields<S> {
  const fields: Record<string, Field<unknown>> = {};
  if (node.type === 'map') {
    for (const field of node.fields.values()) {
      const read = Object.hasOwn(shape, field.name) ? shape[field.name] : undefined;
      const leaf = read?.(field.value, anchor, field.key);
      if (leaf !== undefined) fields[field.name] = fieldOf(leaf, field.key, anchor);
    }
  }
  return fields as Fields<S>;
}

const noFields: WrittenKeys = new Map();

/** The fields written in a map, readable or not. */
export function givenIn(node: Node): WrittenKeys {
  return node.type === 'map' ? node.fields : noFields;
}

/** The place of the name of a field, if it is written. */
export function keyIn({ written, at }: Pick<SourceMap, 'written' | 'at'>, field: string): AnchoredSpan | undefined {
  const found = written.get(field);
  return found === undefined ? undefined : anchored(found.key, at.anchor);
}
