import type { Section } from '../model/sections';
import type { Json } from '../syntax/change';

/** A resource of the account, as a tool prints it, in the fields of the format. Unknown fields are absent. */
export interface ImportedResource {
  /** `quotas` is the quota of private images of the account. */
  readonly section: Section | 'quotas';
  /** Its ID; for a bucket, its name. */
  readonly id: string;
  /** The base of its name in the manifest. */
  readonly called: string;
  readonly fields: Readonly<Record<string, Json | undefined>>;
  /** The ID of the key that encrypts it. */
  readonly key?: string;
  /** The project that owns a shared image, which tells own images from those of others. Not written to the manifest. */
  readonly owner?: string;
}

/** A value of the wrong type. */
export interface WrongType {
  /** The path in the input: `images[3].min_disk`. */
  readonly where: string;
  readonly expected: 'text' | 'number' | 'flag' | 'list' | 'map';
}

/** A part of an input and its path. Faults are collected with their paths. */
export interface JsonCursor {
  readonly value: unknown;
  readonly where: string;
  readonly faults: WrongType[];
}

type Map = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The cursor at a property. */
export function cursorTo(of: JsonCursor, name: string): JsonCursor {
  const value = isMap(of.value) && Object.hasOwn(of.value, name) ? of.value[name] : undefined;
  return { value, where: of.where === '' ? name : `${of.where}.${name}`, faults: of.faults };
}

/** The items of a list. */
export function items(of: JsonCursor): readonly JsonCursor[] {
  const list = expect(of, 'list', Array.isArray(of.value) ? (of.value as unknown[]) : undefined) ?? [];
  return list.map((value, index) => ({ value, where: `${of.where}[${String(index)}]`, faults: of.faults }));
}

/** The fields of a map. */
export function entries(of: JsonCursor): readonly (readonly [string, JsonCursor])[] {
  const map = expect(of, 'map', isMap(of.value) ? of.value : undefined) ?? {};
  return Object.keys(map).map((name) => [name, cursorTo(of, name)] as const);
}

/** A string; `undefined` if it is empty. */
export function text(of: JsonCursor): string | undefined {
  const parsed = typeof of.value === 'string' ? of.value : undefined;
  return expect(of, 'text', parsed) === '' ? undefined : parsed;
}

/** A string that must be there. */
export function requiredText(of: JsonCursor, name: string): string | undefined {
  const found = text(cursorTo(of, name));
  if (found === undefined) of.faults.push({ where: cursorTo(of, name).where, expected: 'text' });
  return found;
}

/** An integer, also as a string of digits. */
export function whole(of: JsonCursor): number | undefined {
  if (of.value === '') return undefined;
  const { value } = of;
  const digits = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  return expect(of, 'number', typeof digits === 'number' && Number.isSafeInteger(digits) ? digits : undefined);
}

/** A boolean, also as a word. */
export function flag(of: JsonCursor): boolean | undefined {
  const { value } = of;
  if (value === '') return undefined;
  const word = typeof value === 'string' ? value.toLowerCase() : undefined;
  const parsed = word === 'true' ? true : word === 'false' ? false : value;
  return expect(of, 'flag', typeof parsed === 'boolean' ? parsed : undefined);
}

/** One of the format's words, ignoring case; `undefined` for any other. */
export function word<const T extends string>(of: JsonCursor, ...words: readonly T[]): T | undefined {
  const parsed = text(of)?.toLowerCase();
  return words.find((each) => each.toLowerCase() === parsed);
}

function expect<T>(of: JsonCursor, expected: WrongType['expected'], value: T | undefined): T | undefined {
  const absent = of.value === undefined || of.value === null;
  if (value === undefined && !absent) of.faults.push({ where: of.where, expected });
  return absent ? undefined : value;
}
