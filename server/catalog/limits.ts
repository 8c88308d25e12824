import * as catalog from '../../schemas/catalog.json';

type Limits = typeof catalog.limits;
export type LimitId = keyof Limits;

/** The figures, lists and patterns of a constraint, as recorded in the catalog. */
export function limit<Id extends LimitId>(id: Id): Limits[Id] {
  return catalog.limits[id];
}

/** A pattern of the catalog. */
export function pattern(source: string): RegExp {
  return new RegExp(source, 'u');
}

/** Whether a list of the catalog contains a value, ignoring case because the console, the API and the documents differ in it. */
export function holds(list: readonly string[], value: string): boolean {
  return list.some((each) => isSame(each, value));
}

/** Compares two words, ignoring case. */
export function isSame(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}
