import * as catalog from '../../schemas/catalog.json';
import { grouped } from '../text/grouped';
import { nearest } from '../text/nearest';

const { values, labels, spellings, ended } = catalog.osVersions;

export type OsType = keyof typeof labels;

/** A documented value of `os_version`. `uefi` means that it is on the list of systems that boot with UEFI. */
export interface OsVersion {
  readonly value: string;
  readonly osType: OsType;
  readonly uefi: boolean;
}

/** Version names are case-insensitive. */
const byName = <T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));

const versions: ReadonlyMap<string, OsVersion> = byName(
  values.flatMap(({ value, osType, ...rest }) =>
    isOsType(osType) ? [[value, { value, osType, uefi: 'uefi' in rest }] as const] : [],
  ),
);
const otherSpellings = byName(Object.entries(spellings));
/** Labels used on the pages. The boot mode of these systems is unknown. */
const labelled = Object.entries(labels).flatMap(([osType, names]) =>
  isOsType(osType) ? names.map((value) => ({ value, osType })) : [],
);
const typesOfLabels = byName(labelled.map(({ value, osType }) => [value, osType]));

function isOsType(name: string): name is OsType {
  return Object.hasOwn(labels, name);
}

/** A version to suggest: a documented value or a label. */
type Offered = Omit<OsVersion, 'uefi'> & { readonly uefi?: boolean };

/**
 * All values and labels: first the newest version of every system, then the previous one, and so on. Systems that are no longer
 * maintained follow, and systems without an order come last.
 */
let offered: readonly Offered[] | undefined;

function ordered(all: readonly Offered[]): readonly Offered[] {
  const systems = grouped(all, ({ value }) => systemOf(value));
  const ranked = [...systems.values()].flatMap((each) =>
    each.toSorted((a, b) => newerFirst(a.value, b.value)).map((version, rank) => ({ version, rank })),
  );
  const gone = new Set(ended.map((system) => system.toLowerCase()));
  const rankOf = ({ version: { value }, rank }: (typeof ranked)[number]): number => {
    if (value.startsWith('Other')) return Infinity;
    if (gone.has(systemOf(value))) return 2000 + rank;
    return /32\s?bit/.test(value) ? 1000 + rank : rank;
  };
  return ranked.sort((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(a) - rankOf(b))).map(({ version }) => version);
}

/** The name of the system: everything before the first digit, in lower case. */
function systemOf(value: string): string {
  return (value.split(/\d/, 1)[0] ?? '').trim().toLowerCase();
}

function newerFirst(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}

/**
 * A documented version by name, ignoring case and known alternative spellings. The list differs by region and is not up to date, so
 * a missing version may still be valid.
 */
export function osVersion(name: string): OsVersion | undefined {
  const key = name.toLowerCase();
  return versions.get(otherSpellings.get(key)?.toLowerCase() ?? key);
}

/** The OS type of a documented version or label. */
export function osTypeOf(name: string): OsType | undefined {
  return osVersion(name)?.osType ?? typesOfLabels.get(name.toLowerCase());
}

/**
 * The documented versions of an OS type; all of them if the type is `undefined`. For `arm`, 32-bit versions are excluded because
 * they are for x86, and versions known to boot with UEFI come first because Arm requires it. The list itself does not mark Arm.
 */
export function osVersionsFor(osType: string | undefined, architecture: string | undefined): readonly Offered[] {
  offered ??= ordered([...versions.values(), ...labelled]);
  const found = offered.filter((each) => osType === undefined || each.osType === osType);
  if (architecture !== 'arm') return found;
  const wide = found.filter((each) => !each.value.endsWith('32bit'));
  return [...wide.filter((each) => each.uefi === true), ...wide.filter((each) => each.uefi !== true)];
}

/** The documented version that a misspelled one certainly means: the same digits in the same order, and nearly the same words. */
export function nearOsVersion(value: string): string | undefined {
  const figures = (text: string): string => text.replace(/\D+/g, ' ').trim();
  const words = (text: string): string => text.replace(/[\s\d]+/g, '').toLowerCase();
  const alike = values.map((each) => each.value).filter((each) => figures(each) === figures(value));
  const exact = alike.find((each) => words(each) === words(value));
  return (
    exact ??
    nearest(value, alike, 1).find(
      (each) =>
        Math.abs(words(each).length - words(value).length) <= 1 && words(each).startsWith(words(value).slice(0, 3)),
    )
  );
}

/** Whether the list of systems that boot with UEFI has a system with the same name and the same first two numbers. */
export function bootsWithUefi(version: string): boolean {
  const release = releaseOf(version);
  return release !== undefined && [...versions.values()].some((each) => each.uefi && releaseOf(each.value) === release);
}

/** The name of a system with its major and minor number: `ubuntu 18.04` of `Ubuntu 18.04.2 server 64bit`. */
function releaseOf(version: string): string | undefined {
  return /^\D+\d+(?:\.\d+)?/.exec(version.toLowerCase())?.[0];
}
