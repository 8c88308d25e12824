import type { Section } from '../model/sections';
import type { Json } from '../syntax/change';

/** A thing of the account as a tool prints it, in the fields of the format; what the tool does not tell is absent. */
export interface Found {
  readonly section: Section;
  /** Its id; a bucket's is its name. */
  readonly id: string;
  /** What its name in the manifest is made of. */
  readonly called: string;
  readonly fields: Readonly<Record<string, Json | undefined>>;
  /** The id of the key that encrypts it. */
  readonly key?: string;
  /** An image that is shared: its owner's project, which tells one's own from others'; it is not written. */
  readonly owner?: string;
}

/** A value that is not what its place asks for. */
export interface Fault {
  /** Where in the input: `images[3].min_disk`. */
  readonly where: string;
  readonly expected: 'text' | 'number' | 'flag' | 'list' | 'map';
}

/** Part of an input and its place in it; faults are gathered, so that each is told with its place. */
export interface Part {
  readonly value: unknown;
  readonly where: string;
  readonly faults: Fault[];
}

type Map = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The part behind a name. */
export function part(of: Part, name: string): Part {
  const value = isMap(of.value) && Object.hasOwn(of.value, name) ? of.value[name] : undefined;
  return { value, where: of.where === '' ? name : `${of.where}.${name}`, faults: of.faults };
}

/** The items of a list. */
export function items(of: Part): readonly Part[] {
  const list = expect(of, 'list', Array.isArray(of.value) ? (of.value as unknown[]) : undefined) ?? [];
  return list.map((value, index) => ({ value, where: `${of.where}[${String(index)}]`, faults: of.faults }));
}

/** The fields of a map. */
export function entries(of: Part): readonly (readonly [string, Part])[] {
  const map = expect(of, 'map', isMap(of.value) ? of.value : undefined) ?? {};
  return Object.keys(map).map((name) => [name, part(of, name)] as const);
}

/** A text that says something: an empty one is as good as none. */
export function text(of: Part): string | undefined {
  const said = typeof of.value === 'string' ? of.value : undefined;
  return expect(of, 'text', said) === '' ? undefined : said;
}

/** A whole number, in digits too. */
export function whole(of: Part): number | undefined {
  if (of.value === '') return undefined;
  const { value } = of;
  const digits = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  return expect(of, 'number', typeof digits === 'number' && Number.isSafeInteger(digits) ? digits : undefined);
}

/** Yes or no, in words too. */
export function flag(of: Part): boolean | undefined {
  const { value } = of;
  if (value === '') return undefined;
  const word = typeof value === 'string' ? value.toLowerCase() : undefined;
  const said = word === 'true' ? true : word === 'false' ? false : value;
  return expect(of, 'flag', typeof said === 'boolean' ? said : undefined);
}

/** One of the words that the format knows, whatever its case; other words are unknown to it and left out. */
export function word<const T extends string>(of: Part, ...words: readonly T[]): T | undefined {
  const said = text(of)?.toLowerCase();
  return words.find((each) => each.toLowerCase() === said);
}

function expect<T>(of: Part, expected: Fault['expected'], value: T | undefined): T | undefined {
  const absent = of.value === undefined || of.value === null;
  if (value === undefined && !absent) of.faults.push({ where: of.where, expected });
  return absent ? undefined : value;
}
