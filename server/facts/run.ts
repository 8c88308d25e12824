import { message } from '../messages/message';
import { making, type Action, type Making } from '../model/actions';
import type { Field, Leaf } from '../model/leaf';
import type { Manifest, Step } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Place } from '../text/place';
import { effectOf, imageRefs } from './effects';
import type { Reason } from './fact';
import { madeBy } from './made';
import type { DataDisk, Scene } from './scene';
import type { Image, Views } from './view';
import { World } from './world';

/** What an image is from one step on, until its next version. */
interface Version {
  /** Index of the first step that sees it. */
  readonly from: number;
  readonly image: Image;
  /** It was deleted. */
  readonly ended?: Reason;
}

/** Why a reference does not lead to a thing at a step. */
export type Miss =
  | { readonly miss: 'unknown' }
  /** A later step makes it, or the very step that refers to it. */
  | { readonly miss: 'not-yet'; readonly at: Place }
  /** A step of the same `parallel` block makes it. */
  | { readonly miss: 'same-block'; readonly at: Place; readonly maker: Step }
  | { readonly miss: 'deleted'; readonly ended: Reason };

/** A step with what it sees. */
export interface Ran extends Scene {
  readonly step: Step;
  readonly index: number;
  /** Index of the first step that starts together with this one: its own outside a `parallel` block. */
  readonly start: number;
  /** The image that it makes, whether or not it has a name for later steps. */
  readonly made?: Image;
}

/**
 * The run down the list: what is known of every image at every step. A loop in document order, so that no chain of steps is
 * too long. The steps of one `parallel` block all see what was known before the block.
 */
export class Run {
  readonly world: World;
  readonly ran: readonly Ran[];
  private readonly versions = new Map<string, Version[]>();
  /** The step that first makes an image of a name. */
  private readonly makers = new Map<string, number>();

  constructor(readonly manifest: Manifest) {
    this.world = new World(manifest);
    const { steps } = manifest;
    steps.forEach((step, index) => {
      const name = asOf(step);
      if (name !== undefined && !manifest.images.has(name) && !this.makers.has(name)) this.makers.set(name, index);
    });
    const ran: Ran[] = [];
    for (let start = 0; start < steps.length;) {
      const end = endOfGroup(steps, start);
      const group: Ran[] = [];
      for (let index = start; index < end; index++) {
        const step = steps[index];
        if (step !== undefined) group.push(this.runStep(step, index, start));
      }
      for (const each of group) this.commit(each, end);
      ran.push(...group);
      start = end;
    }
    this.ran = ran;
  }

  private runStep(step: Step, index: number, start: number): Ran {
    const scene: Scene = {
      manifest: this.manifest,
      world: this.world,
      find: (section, ref) => this.find(section, ref, start),
      disk: (from) => this.disk(from),
    };
    const name = asOf(step);
    const made: Image | undefined = isMaking(step)
      ? {
          section: 'images',
          name: name ?? step.name?.value ?? '',
          at: step.as?.at ?? step.at,
          spot: step.spot,
          given: step.given,
          facts: madeBy(step, scene),
        }
      : undefined;
    return { ...scene, step, index, start, made };
  }

  private commit({ step, index, made, ...scene }: Ran, from: number): void {
    const name = asOf(step);
    if (made !== undefined && name !== undefined && this.makers.get(name) === index) {
      this.versions.set(name, [{ from, image: made }]);
    }
    const effect = effectOf(step, scene);
    if (effect === undefined && step.action !== 'delete') return;
    for (const ref of imageRefs(step)) {
      const identity = this.world.identity('images', ref.value) ?? ref.value;
      const before = this.find('images', ref, from);
      if (before === undefined) continue;
      const image: Image = effect === undefined ? before : { ...before, facts: { ...before.facts, ...effect(before) } };
      const ended: Reason | undefined =
        step.action === 'delete'
          ? { note: message('because.deleted-here', { name: before.name }), at: step.at, from: [] }
          : undefined;
      const versions = this.versions.get(identity);
      if (versions === undefined) this.versions.set(identity, [{ from, image, ended }]);
      else versions.push({ from, image, ended });
    }
  }

  /** What a reference stands for before the steps that start at `start`. */
  find<S extends Section>(section: S, ref: Leaf<string> | undefined, start: number): Views[S] | undefined {
    if (ref === undefined) return undefined;
    if (section !== 'images') return this.world.find(section, ref.value);
    const found = this.version(ref.value, start);
    if (found !== undefined) return found.ended === undefined ? (found.image as Views[S]) : undefined;
    return this.world.find(section, ref.value);
  }

  private version(ref: string, start: number): Version | undefined {
    const versions = this.versions.get(this.world.identity('images', ref) ?? ref);
    return versions?.findLast((version) => version.from <= start);
  }

  /** Why an image reference leads nowhere at a step; `undefined` where it leads to an image. */
  missing(ref: string, { start, index }: Pick<Ran, 'start' | 'index'>): Miss | undefined {
    const found = this.version(ref, start);
    if (found !== undefined) return found.ended === undefined ? undefined : { miss: 'deleted', ended: found.ended };
    if (this.world.identity('images', ref) !== undefined) return undefined;
    const maker = this.makers.get(ref);
    const step = maker === undefined ? undefined : this.manifest.steps[maker];
    if (maker === undefined || step === undefined) return { miss: 'unknown' };
    const at = (isMaking(step) ? step.as?.at : undefined) ?? step.at;
    const block = this.manifest.steps[index]?.block;
    if (maker !== index && block !== undefined && step.block === block) return { miss: 'same-block', at, maker: step };
    return { miss: 'not-yet', at };
  }

  /** All images that exist before a step, by the name they have there. */
  imagesAt({ start }: Pick<Ran, 'start'>): ReadonlyMap<string, Image> {
    const images = new Map<string, Image>();
    for (const name of [...this.manifest.images.keys(), ...this.makers.keys()]) {
      const image = this.find('images', { value: name, at: nowhere }, start);
      if (image !== undefined) images.set(name, image);
    }
    return images;
  }

  /** The name of the step that makes an image of this name, if a step does. */
  makerOf(name: string): Step | undefined {
    const index = this.makers.get(name);
    return index === undefined ? undefined : this.manifest.steps[index];
  }

  /** The names that steps give to the images they make. */
  madeNames(): Iterable<string> {
    return this.makers.keys();
  }

  private disk(step: Step<'create-from-disk'>): Field<DataDisk['value']> | undefined {
    const server = this.world.find('servers', step.server?.value ?? '');
    const ref = step.disk?.value;
    if (server?.facts.data_disks.known !== true || ref === undefined) return undefined;
    const disks = server.facts.data_disks.value;
    return (
      disks.get(ref) ?? [...disks.values()].find((disk) => disk.value.id?.value.toLowerCase() === ref.toLowerCase())
    );
  }
}

const nowhere: Place = { piece: { start: 0 }, start: 0, end: 0 };
const makes: ReadonlySet<Action> = new Set<Action>(making);

/** Whether the step makes an image. */
function isMaking(step: Step): step is Step<Making> {
  return makes.has(step.action);
}

function asOf(step: Step): string | undefined {
  return isMaking(step) ? step.as?.value : undefined;
}

function endOfGroup(steps: readonly Step[], start: number): number {
  const block = steps[start]?.block;
  let end = start + 1;
  while (block !== undefined && steps[end]?.block === block) end++;
  return end;
}
