import type { Catalogue } from '../messages/message';
import type { Call } from './draft';
import type { PlannedStep } from './plan';
import { isHole, mark, type Value } from './value';

/** The plan of one document of a file. */
export interface Plan {
  /** The file, and the document in it where it has several. */
  readonly title: string;
  readonly steps: readonly PlannedStep[];
  /** What stands against it, each on one line. */
  readonly errors: readonly string[];
}

/** How plans are written; `width` is that of the terminal they are shown on. */
export type Form = (plans: readonly Plan[], catalogue: Catalogue, width?: number) => string;

/** The operation of a call, as the SDKs and KooCLI call it. */
export function operationOf({ api }: Call): string {
  return api.id.split('.', 1)[0] ?? api.id;
}

/** The path of a call; `shown` writes the holes. */
export function pathOf({ api, path }: Call, shown = mark): string {
  return api.uri.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(path, name) ? path[name] : undefined;
    if (value === undefined) return whole;
    return isHole(value) ? shown(value) : encodeURIComponent(plain(value));
  });
}

/** A value on one line, its holes marked. */
export function plain(value: Value): string {
  if (typeof value !== 'object') return String(value);
  return isHole(value) ? mark(value) : JSON.stringify(value);
}

/** The address of the service in a region, as the SDKs have it for each of their regions. */
export function endpointOf(region: string): string {
  return `https://ims.${region}.myhuaweicloud.com`;
}

/** A step in a few words: its number, its action, what it makes. */
export function titleOf({ number, step, makes }: PlannedStep): string {
  return `${String(number)} ${step.action}${makes === undefined ? '' : `: ${makes}`}`;
}
