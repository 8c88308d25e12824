import * as catalog from '../../schemas/catalog.json';

type Limits = typeof catalog.limits;
export type LimitId = keyof Limits;

/** The figures, lists and patterns of a constraint, as the catalogue has them from its sources. */
export function limit<Id extends LimitId>(id: Id): Limits[Id] {
  return catalog.limits[id];
}

const patterns = new Map<string, RegExp>();

/** A pattern of the catalogue, compiled once. */
export function pattern(source: string): RegExp {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source, 'u');
  patterns.set(source, made);
  return made;
}

/** Whether a list of the catalogue has a value, in any case: the console, the API and the documents write states differently. */
export function holds(list: readonly string[], value: string): boolean {
  return list.some((each) => isSame(each, value));
}

/** Whether two words are the same but for upper and lower case. */
export function isSame(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}
