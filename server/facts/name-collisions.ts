import type { Manifest, Step } from '../model/manifest';
import { spanOf, type AnchoredSpan } from '../text/anchored-span';
import { invalidate, newQuery, type DependencyTracker } from './dependency-tracker';
import type { ImageFacts } from './entity';
import { knownValue } from './fact';
import { placeOf, type Place } from './places';
import type { SymbolTable } from './symbol-table';

/** A step that gives an image its name, and its place in the list. */
interface NamingStep {
  readonly step: Step;
  readonly index: number;
  readonly fails: boolean;
}

/** The name of a private image in IMS. Accounts do not share names. */
interface RegionalName extends Place {
  readonly name: string;
}

/** A private image with a name in IMS: declared, or named by a step. */
export interface NameOwner {
  /** Where it is declared, or the name that its step gives it. */
  readonly at: AnchoredSpan;
  /** The name by which the manifest refers to it. */
  readonly ref: string | undefined;
  /** The step that creates or renames it; absent for a declared one. */
  readonly by?: NamingStep;
  readonly called: RegionalName;
}

/** The private images of one account that have the same name in the same region, updated incrementally. */
export class NameCollisions {
  private readonly holders = new Map<string, Set<NameOwner>>();
  private readonly shared = new Set<string>();
  private readonly declared = new Map<string, { readonly thing: object; readonly holder: NameOwner | undefined }>();
  private readonly question = newQuery();
  private images: Manifest['images'] | undefined;

  constructor(private readonly dependencies: DependencyTracker) {}

  /** The images that share their name and region with others: declared ones first, in the order of the text, then those of the steps. */
  all(): readonly (readonly NameOwner[])[] {
    this.dependencies.recordRead(this.question);
    return [...this.shared].map((key) =>
      [...(this.holders.get(key) ?? [])].sort(
        (a, b) => (a.by?.index ?? -1) - (b.by?.index ?? -1) || spanOf(a.at).start - spanOf(b.at).start,
      ),
    );
  }

  /** Updates the index to the declared images. */
  update(images: Manifest['images'], symbols: SymbolTable): void {
    if (images === this.images) return;
    this.images = images;
    for (const [name, { thing, holder }] of this.declared) {
      if (images.get(name) === thing) continue;
      if (holder !== undefined) this.remove(holder);
      this.declared.delete(name);
    }
    for (const [name, thing] of images) {
      if (this.declared.has(name)) continue;
      const facts = thing.fields.name && symbols.find('images', name)?.facts;
      const called = facts && regionalNameOf(facts);
      const holder = called && { at: thing.at, ref: name, called };
      this.declared.set(name, { thing, holder });
      if (holder !== undefined) this.add(holder);
    }
  }

  add(holder: NameOwner): void {
    const key = keyOf(holder);
    const holders = this.holders.get(key);
    if (holders === undefined) this.holders.set(key, new Set([holder]));
    else {
      holders.add(holder);
      this.shared.add(key);
      invalidate(this.question);
    }
  }

  remove(holder: NameOwner): void {
    const key = keyOf(holder);
    const holders = this.holders.get(key);
    if (holders === undefined) return;
    holders.delete(holder);
    if (holders.size === 0) this.holders.delete(key);
    if (holders.size < 2) this.shared.delete(key);
    if (holders.size > 0) invalidate(this.question);
  }
}

function keyOf({ called: { account, region, name } }: NameOwner): string {
  return `${account} ${region} ${name}`;
}

/** Account, region, and name of a private image, if they are known; `renamed` is the name that a step gives it. */
export function regionalNameOf(facts: ImageFacts, renamed?: string): RegionalName | undefined {
  const place = placeOf(facts);
  const name = renamed ?? knownValue(facts.name);
  return place === undefined || name === undefined ? undefined : { ...place, name };
}
