import type { Manifest, Step } from '../model/manifest';
import { spanOf, type Place } from '../text/place';
import { changed, question, type Asked } from './asked';
import type { ImageFacts } from './view';
import type { World } from './world';

/** A step that gives an image its name, and its place in the list. */
interface Naming {
  readonly step: Step;
  readonly index: number;
  readonly start: number;
  readonly fails: boolean;
}

/** The name of a private image in IMS. */
export interface Called {
  readonly region: string;
  readonly name: string;
}

/** A private image that has a name in IMS: declared, or named by a step. */
export interface Holder {
  /** Where it is declared, or the name that its step gives it. */
  readonly at: Place;
  /** The name by which the manifest refers to it. */
  readonly ref: string | undefined;
  /** The step that creates or renames it; absent for a declared one. */
  readonly by?: Naming;
  readonly called: Called;
}

/** Which private images have the same name in the same region, kept from one text to the next. */
export class Namesakes {
  private readonly holders = new Map<string, Set<Holder>>();
  private readonly shared = new Set<string>();
  private readonly declared = new Map<string, { readonly thing: object; readonly holder: Holder | undefined }>();
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
      const called = thing.fields.name === undefined ? undefined : calledOf(world.find('images', name)?.facts);
      const holder = called && { at: thing.at, ref: name, called };
      this.declared.set(name, { thing, holder });
      this.add(holder);
    }
  }

  add(holder: Holder | undefined): void {
    if (holder === undefined) return;
    const key = keyOf(holder);
    const holders = this.holders.get(key);
    if (holders === undefined) this.holders.set(key, new Set([holder]));
    else {
      holders.add(holder);
      this.shared.add(key);
      changed(this.question);
    }
  }

  remove(holder: Holder | undefined): void {
    const key = holder && keyOf(holder);
    const holders = key === undefined ? undefined : this.holders.get(key);
    if (holder === undefined || key === undefined || holders === undefined) return;
    holders.delete(holder);
    if (holders.size === 0) this.holders.delete(key);
    if (holders.size < 2) this.shared.delete(key);
    if (holders.size > 0) changed(this.question);
  }
}

function keyOf({ called: { region, name } }: Holder): string {
  return `${region} ${name}`;
}

/** Region and name of a private image, where they are known; `renamed` is the name that a step gives it. */
export function calledOf(facts: ImageFacts | undefined, renamed?: string): Called | undefined {
  if (facts?.region.known !== true || !facts.visibility.known || facts.visibility.value !== 'private') return undefined;
  const name = renamed ?? (facts.name.known ? facts.name.value : undefined);
  return name === undefined ? undefined : { region: facts.region.value, name };
}
