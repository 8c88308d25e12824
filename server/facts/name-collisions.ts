import type { Manifest, Step } from '../model/manifest';
import { spanOf, type AnchoredSpan } from '../text/anchored-span';
import { invalidate, newQuery, type DependencyTracker } from './dependency-tracker';
import type { ImageFacts } from './entity';
import { knownValue } from './fact';
import { accountRegionOf, type AccountRegion } from './account-region';
import type { SymbolTable } from './symbol-table';

/** A step that gives an image its name, and its place in the list. */
interface NamingStep {
  readonly step: Step;
  readonly index: number;
  readonly fails: boolean;
}

/** The name of a private image in IMS. Accounts do not share names. */
interface RegionalName extends AccountRegion {
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
  private readonly owners = new Map<string, Set<NameOwner>>();
  private readonly shared = new Set<string>();
  private readonly declared = new Map<string, { readonly thing: object; readonly owner: NameOwner | undefined }>();
  private readonly query = newQuery();
  private images: Manifest['images'] | undefined;

  constructor(private readonly dependencies: DependencyTracker) {}

  /** The images that share their name and region with others: declared ones first, in the order of the text, then those of the steps. */
  all(): readonly (readonly NameOwner[])[] {
    this.dependencies.recordRead(this.query);
    return [...this.shared].map((key) =>
      [...(this.owners.get(key) ?? [])].sort(
        (a, b) => (a.by?.index ?? -1) - (b.by?.index ?? -1) || spanOf(a.at).start - spanOf(b.at).start,
      ),
    );
  }

  /** Updates the index to the declared images. */
  update(images: Manifest['images'], symbols: SymbolTable): void {
    if (images === this.images) return;
    this.images = images;
    for (const [name, { thing, owner }] of this.declared) {
      if (images.get(name) === thing) continue;
      if (owner !== undefined) this.remove(owner);
      this.declared.delete(name);
    }
    for (const [name, thing] of images) {
      if (this.declared.has(name)) continue;
      const facts = thing.fields.name && symbols.find('images', name)?.facts;
      const called = facts && regionalNameOf(facts);
      const owner = called && { at: thing.at, ref: name, called };
      this.declared.set(name, { thing, owner });
      if (owner !== undefined) this.add(owner);
    }
  }

  add(owner: NameOwner): void {
    const key = keyOf(owner);
    const owners = this.owners.get(key);
    if (owners === undefined) this.owners.set(key, new Set([owner]));
    else {
      owners.add(owner);
      this.shared.add(key);
      invalidate(this.query);
    }
  }

  remove(owner: NameOwner): void {
    const key = keyOf(owner);
    const owners = this.owners.get(key);
    if (owners === undefined) return;
    owners.delete(owner);
    if (owners.size === 0) this.owners.delete(key);
    if (owners.size < 2) this.shared.delete(key);
    if (owners.size > 0) invalidate(this.query);
  }
}

function keyOf({ called: { account, region, name } }: NameOwner): string {
  return `${account} ${region} ${name}`;
}

/** Account, region, and name of a private image, if they are known; `renamed` is the name that a step gives it. */
export function regionalNameOf(facts: ImageFacts, renamed?: string): RegionalName | undefined {
  const owner = accountRegionOf(facts);
  const name = renamed ?? knownValue(facts.name);
  return owner === undefined || name === undefined ? undefined : { ...owner, name };
}
