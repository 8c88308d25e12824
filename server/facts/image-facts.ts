import { Entries } from './entries';
import { unknown, type Fact } from './fact';
import type { ImageFacts, Share } from './entity';

/** One fact of an image. */
interface ImageFactRow {
  /** The field that declares it, with the names of maps around it; absent if the field has the name of the fact. */
  readonly declaredAs?: string;
  /** The origin of a fact in a copy: its source, the defaults of a new image, or only the step itself. */
  readonly onCopy: 'inherit' | 'reset' | 'unknown';
  /** The value for a new image; absent if it is unknown. */
  readonly initial?: unknown;
}

const noShares = Entries.of<Share>();

/** The facts of an image. A fact that is more than its field is computed in addition, where images are declared or created. */
const rows: Readonly<Record<keyof ImageFacts, ImageFactRow>> = {
  id: { onCopy: 'reset' },
  account: { onCopy: 'reset' },
  name: { onCopy: 'reset' },
  region: { onCopy: 'inherit' },
  kind: { onCopy: 'inherit' },
  visibility: { onCopy: 'reset', initial: 'private' },
  encrypted: { onCopy: 'reset' },
  key: { onCopy: 'reset' },
  size: { onCopy: 'inherit' },
  disk_size: { onCopy: 'inherit' },
  min_disk: { onCopy: 'inherit' },
  min_ram: { onCopy: 'inherit' },
  max_ram: { onCopy: 'inherit' },
  status: { onCopy: 'reset', initial: 'active' },
  os_type: { onCopy: 'inherit' },
  os_version: { onCopy: 'inherit' },
  architecture: { onCopy: 'inherit' },
  hw_firmware_type: { onCopy: 'inherit' },
  origin_type: { declaredAs: 'origin.type', onCopy: 'inherit' },
  platform: { declaredAs: 'origin.platform', onCopy: 'inherit' },
  backup: { declaredAs: 'origin.backup', onCopy: 'inherit' },
  backup_service: { declaredAs: 'origin.backup_service', onCopy: 'inherit' },
  charged: { declaredAs: 'origin.charged', onCopy: 'inherit' },
  own: { declaredAs: 'origin.own', onCopy: 'inherit' },
  from_shared: { onCopy: 'inherit' },
  market: { onCopy: 'reset', initial: 'none' },
  protected: { onCopy: 'reset', initial: false },
  accepted: { onCopy: 'reset' },
  shares: { declaredAs: 'shared_with', onCopy: 'reset', initial: noShares },
  sure_shares: { onCopy: 'reset', initial: noShares },
  tags: { onCopy: 'unknown', initial: Entries.of<string>() },
  disks: { onCopy: 'inherit' },
};

export const imageFactNames = Object.keys(rows) as readonly (keyof ImageFacts)[];

/** The field that declares a fact, from the declaration of the image on: `origin.type`. */
export function fieldOfImageFact(fact: keyof ImageFacts): string {
  return rows[fact].declaredAs ?? fact;
}

export function isImageFact(name: string): name is keyof ImageFacts {
  return Object.hasOwn(rows, name);
}

/** The facts that a copy has from its source. */
export const inheritedOnCopy = imageFactNames.filter((fact) => rows[fact].onCopy === 'inherit');
export const unknownOnCopy = imageFactNames.filter((fact) => rows[fact].onCopy === 'unknown');

/** All facts of an image, each from its row. */
export function imageFactsBy(fact: (name: keyof ImageFacts) => Fact<unknown>): ImageFacts {
  // All properties are added at once, because an engine copies an object several times if it grows one by one.
  const facts: Record<keyof ImageFacts, unknown> = { ...rows };
  for (const name of imageFactNames) facts[name] = fact(name);
  return facts as ImageFacts;
}

const blank = imageFactsBy(() => unknown);
const initiallyKnown = imageFactNames.filter((name) => rows[name].initial !== undefined);

/** The facts of a new image. Those without a value in the table are unknown. */
export function newImageFacts(factOf: (initial: unknown) => Fact<unknown>): ImageFacts {
  const facts: Record<keyof ImageFacts, Fact<unknown>> = { ...blank };
  for (const name of initiallyKnown) facts[name] = factOf(rows[name].initial);
  return facts as ImageFacts;
}
