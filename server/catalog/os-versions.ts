import * as catalog from '../../schemas/catalog.json';
import { nearest } from '../text/nearest';

/** A documented value of `os_version`; `uefi`: it is on the list of systems that boot with UEFI. */
export interface OsVersion {
  readonly value: string;
  readonly osType: string;
  readonly uefi: boolean;
}

const versions: ReadonlyMap<string, OsVersion> = new Map(
  catalog.osVersions.values.map(({ value, osType, ...rest }) => [value, { value, osType, uefi: 'uefi' in rest }]),
);
const labels: ReadonlySet<string> = new Set(catalog.osVersions.labels);

/** A documented version by its exact spelling. The list is regional and lags behind: one that is not in it is no fault. */
export function osVersion(value: string): OsVersion | undefined {
  return versions.get(value);
}

/** A version that may be written: one of the values, or a label of the pages, of which it is not known how its systems boot. */
type Offered = Omit<OsVersion, 'uefi'> & { readonly uefi?: boolean };

/** All values and labels: first the newest version of every system, then the one before it, and so on; what is in no order last. */
const offered: readonly Offered[] = ordered([
  ...versions.values(),
  ...[...labels].map((value) => ({ value, osType: value.startsWith('Windows') ? 'Windows' : 'Linux' })),
]);

function ordered(all: readonly Offered[]): readonly Offered[] {
  const systems = new Map<string, Offered[]>();
  for (const each of all) {
    const system = systemOf(each.value);
    systems.set(system, [...(systems.get(system) ?? []), each]);
  }
  const ranked = [...systems.values()].flatMap((each) =>
    each.sort((a, b) => newerFirst(a.value, b.value)).map((version, rank) => ({ version, rank })),
  );
  const rankOf = ({ version, rank }: (typeof ranked)[number]): number =>
    /^Other/.test(version.value) ? Infinity : /32\s?bit/.test(version.value) ? 1000 + rank : rank;
  return ranked.sort((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(a) - rankOf(b))).map(({ version }) => version);
}

/** What stands before the first figure, whatever its case: the name of the system. */
function systemOf(value: string): string {
  return value.replace(/\s*\d.*$/, '').toLowerCase();
}

function newerFirst(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}

/**
 * The documented versions of a type of system; all of them where the type is not told. For `arm` none of the 32-bit ones, which
 * are for x86, and those first that are known to boot with UEFI, as images for Arm must: the list itself does not tell Arm apart.
 */
export function osVersionsFor(osType: string | undefined, architecture: string | undefined): readonly Offered[] {
  const found = offered.filter((each) => osType === undefined || each.osType === osType);
  if (architecture !== 'arm') return found;
  const wide = found.filter((each) => !each.value.endsWith('32bit'));
  return [...wide.filter((each) => each.uefi === true), ...wide.filter((each) => each.uefi !== true)];
}

/** Whether a version is documented, as a value or as a label of the pages. */
export function isOsVersion(value: string): boolean {
  return versions.has(value) || labels.has(value);
}

/** The documented version that a misspelt one surely means: the same figures in the same order, and nearly the same words. */
export function nearOsVersion(value: string): string | undefined {
  const figures = (text: string): string => text.replace(/\D+/g, ' ').trim();
  const words = (text: string): string => text.replace(/[\s\d]+/g, '').toLowerCase();
  const alike = [...versions.keys()].filter((each) => figures(each) === figures(value));
  const exact = alike.find((each) => words(each) === words(value));
  return (
    exact ??
    nearest(value, alike, 1).find(
      (each) =>
        Math.abs(words(each).length - words(value).length) <= 1 && words(each).startsWith(words(value).slice(0, 3)),
    )
  );
}
