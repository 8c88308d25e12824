import * as catalog from '../../schemas/catalog.json';
import { nearest } from '../text/nearest';

/** The websites of Huawei Cloud: International, Chinese and European. Each has accounts and pages of its own. */
export type Site = 'intl' | 'cn' | 'eu';

/** A region of Huawei Cloud. The list is not complete: a region that is not in it is not a fault. */
export interface Region {
  readonly id: string;
  readonly name?: string;
  readonly zh?: string;
  /** The sites whose accounts can use it, where that is known. */
  readonly sites?: readonly Site[];
}

export const regions: readonly Region[] = catalog.regions as readonly Region[];

/** The sites whose accounts can use a region; `undefined` where that is not known. */
export function sitesOf(region: string): readonly Site[] | undefined {
  return regions.find(({ id }) => id === region)?.sites;
}

/** The runs of letters and of digits of an ID: `ap`, `southeast`, `1`. What separates them does not count. */
function partsOf(id: string): readonly string[] {
  return id.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
}

const known = regions.map(({ id }) => ({ id, parts: partsOf(id) }));
const words = new Set([
  ...known.flatMap(({ parts }) => parts),
  ...['north', 'south', ''].flatMap((vertical) => ['east', 'west', ''].map((side) => vertical + side)),
  'central',
]);

/** A part that regions with other IDs may have, too: a number, a known word, or the two letters of a country or an area. */
function isPlausible(part: string): boolean {
  return /^\d+$/.test(part) || words.has(part) || part.length === 2;
}

/**
 * The regions that a misspelled ID may mean, the nearest first: those of the same parts, and those that differ in one word that no
 * region has. The list of regions is not complete, so an ID of known words and other numbers may be right and is near to none.
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
