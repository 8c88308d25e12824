import type { Manifest, Step } from '../model/manifest';
import { spanOf, type Place } from '../text/place';
import { changed, question, type Asked } from './asked';
import type { Image, ImageFacts } from './view';
import type { World } from './world';

/** A step with the image that it makes, and its place in the list. */
interface Maker {
  readonly step: Step;
  readonly made: Image | undefined;
  readonly index: number;
  readonly start: number;
}

/** An image that has a name in IMS: declared, or made by a step. */
export interface Holder {
  /** Where it is declared, or the name that its step gives it. */
  readonly at: Place;
  /** The name by which the manifest refers to it. */
  readonly ref: string | undefined;
  /** The step that makes it; absent for a declared one. */
  readonly by?: Maker;
  /** Its region and name; absent where they are not known. */
  readonly key: string | undefined;
}

/** Which images have the same name in the same region, kept from one text to the next. */
export class Namesakes {
  private readonly holders = new Map<string, Set<Holder>>();
  private readonly shared = new Set<string>();
  private readonly declared = new Map<string, { readonly thing: object; readonly holder: Holder }>();
  private readonly question = question();
  private images: Manifest['images'] | undefined;

  constructor(private readonly asked: Asked) {}

  /** The images that share their name and region with others: declared ones first, in the order of the text, then those of the steps. */
  all(): readonly (readonly Holder[])[] {
    this.asked.note(this.question);
    return [...this.shared].map((key) =>
      [...(this.holders.get(key) ?? [])].sort(
        (a, b) => (a.by?.index ?? -1) - (b.by?.index ?? -1) || spanOf(a.at).start - spanOf(b.at).start,
      ),
    );
  }

  /** Takes over the declared images. */
  update(images: Manifest['images'], world: World): void {
    if (images === this.images) return;
    this.images = images;
    for (const [name, { thing, holder }] of this.declared) {
      if (images.get(name) === thing) continue;
      this.remove(holder);
      this.declared.delete(name);
    }
    for (const [name, thing] of images) {
      if (this.declared.has(name)) continue;
      const key = thing.fields.name === undefined ? undefined : keyOf(world.find('images', name)?.facts);
      const holder: Holder = { at: thing.at, ref: name, key };
      this.declared.set(name, { thing, holder });
      this.add(holder);
    }
  }

  add(holder: Holder | undefined): void {
    const key = holder?.key;
    if (holder === undefined || key === undefined) return;
    const holders = this.holders.get(key);
    if (holders === undefined) this.holders.set(key, new Set([holder]));
    else {
      holders.add(holder);
      this.shared.add(key);
      changed(this.question);
    }
  }

  remove(holder: Holder | undefined): void {
    const key = holder?.key;
    const holders = key === undefined ? undefined : this.holders.get(key);
    if (holder === undefined || key === undefined || holders === undefined) return;
    holders.delete(holder);
    if (holders.size === 0) this.holders.delete(key);
    if (holders.size < 2) this.shared.delete(key);
    if (holders.size > 0) changed(this.question);
  }
}

/** Region and name, where both are known. */
export function keyOf(facts: ImageFacts | undefined): string | undefined {
  return facts?.name.known === true && facts.region.known ? `${facts.region.value} ${facts.name.value}` : undefined;
}
