import * as catalog from '../../schemas/catalog.json';
import { nearest } from '../text/nearest';

/** The websites of Huawei Cloud: International, Chinese and European. Each has its own accounts and pages. */
export type Site = 'intl' | 'cn' | 'eu';

/** A region of Huawei Cloud. The list is incomplete, so a region that is not in it is not an error. */
export interface Region {
  readonly id: string;
  readonly name?: string;
  readonly zh?: string;
  /** The sites whose accounts can use it, if known. */
  readonly sites?: readonly Site[];
}

export const regions: readonly Region[] = catalog.regions as readonly Region[];

/** The sites whose accounts can use a region; `undefined` if unknown. */
export function sitesOf(region: string): readonly Site[] | undefined {
  return regions.find(({ id }) => id === region)?.sites;
}

/** The runs of letters and digits of an ID: `ap`, `southeast`, `1`. Separators do not matter. */
function partsOf(id: string): readonly string[] {
  return id.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
}

const known = regions.map(({ id }) => ({ id, parts: partsOf(id) }));
const words = new Set([
  ...known.flatMap(({ parts }) => parts),
  ...['north', 'south', ''].flatMap((vertical) => ['east', 'west', ''].map((side) => vertical + side)),
  'central',
]);

/**
 * A part that the ID of an unlisted region may have as well: a number, a known word, or the two-letter code of a country or an
 * area.
 */
function isPlausible(part: string): boolean {
  return /^\d+$/.test(part) || words.has(part) || part.length === 2;
}

/**
 * The regions that a misspelled ID may mean, nearest first: those with the same parts, and those that differ in one word that no
 * region has. An ID of known words with other numbers may be a new region, so nothing is near to it.
 */
export function nearRegions(value: string): readonly string[] {
  if (regions.some(({ id }) => id === value)) return [];
  const parts = partsOf(value);
  const joined = parts.join('');
  const same = known.filter((region) => region.parts.join('') === joined).map(({ id }) => id);
  if (same.length > 0) return same;
  const [at, ...others] = [...parts.keys()].filter((index) => !isPlausible(parts[index] ?? ''));
  if (at === undefined || others.length > 0) return [];
  const alike = known.filter(
    (region) => region.parts.length === parts.length && region.parts.every((part, i) => i === at || part === parts[i]),
  );
  const near = nearest(
    parts[at] ?? '',
    alike.map((region) => region.parts[at] ?? ''),
  );
  return near.flatMap((word) => alike.find((region) => region.parts[at] === word)?.id ?? []);
}
