import type { Action } from '../model/actions';
import type { Field, Leaf } from '../model/leaf';
import type { Block, Manifest, Step } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Asker, Question } from './asked';
import { compact } from '../text/compact';
import { remembered } from '../text/remembered';
import { pointed, type Pointed } from './effects';
import { madeBy } from './made';
import { asOf, isMaking } from './makers';
import { calledOf, type Holder } from './namesakes';
import type { DataDisk, Plan, Scene } from './scene';
import type { Image, Views } from './view';
import type { Subject } from './versions';
import type { World } from './world';

/** A step with what it sees. It stays the same object for as long as the step does. */
export class Ran implements Scene, Asker {
  stale = true;
  asked: Question[] = [];
  readonly action: Action;
  readonly block: Block | undefined;
  /** The name that it gives to the image it makes. */
  readonly as: string | undefined;
  /** The images that it points at. */
  images: readonly Pointed[] = [];
  /** The image that it makes, whether or not it has a name for later steps. */
  made: Image | undefined;
  /** The name in IMS that it gives to the private image that it makes or renames. */
  held: Holder | undefined;
  /** The region of this image, where it is known. */
  region: string | undefined;
  /** The images that it makes, changes or deletes. */
  changes: readonly Subject[] = [];
  /** What came of the checks on it; its judge's alone. */
  judged: unknown;
  /**
   * A check on this step alone found an error, so IMS would reject it: it uses up no quota, vault or backup. What it makes exists
   * for later steps all the same, so that one mistake gives one finding. Known to what is judged after the steps: blocks and the
   * whole plan.
   */
  fails = false;
  /** Place in the list. */
  index = 0;
  /** Index of the first step that starts together with this one: its own outside a `parallel` block. */
  start = 0;
  /** Index of the first step that starts after this one. */
  end = 0;

  constructor(
    private readonly of: Plan,
    readonly step: Step,
  ) {
    this.action = step.action;
    this.block = step.block;
    this.as = asOf(step);
  }

  /** Takes a place in the list. */
  moveTo(index: number, start: number, end: number): void {
    this.index = index;
    this.start = start;
    this.end = end;
  }

  /** Works out what the step points at and what it makes. */
  run(): void {
    const { step } = this;
    this.images = compact(pointed(step, (ref) => this.find('images', ref)));
    this.held = step.action === 'update' ? this.renamed(step) : undefined;
    if (!isMaking(step)) return;
    this.made = {
      section: 'images',
      name: this.as ?? step.name?.value ?? '',
      at: step.as?.at ?? step.at,
      spot: step.spot,
      given: step.given,
      facts: madeBy(step, this),
    };
    const { facts } = this.made;
    const called = calledOf(facts);
    this.held = called && { at: step.name?.at ?? step.at, ref: this.as, by: this, called };
    this.region = facts.region.known ? facts.region.value : undefined;
  }

  /** The new name of the image that an update renames. */
  private renamed(step: Step<'update'>): Holder | undefined {
    const name = step.set?.value.get('name');
    const [image] = this.images;
    if (typeof name?.value !== 'string' || image === undefined) return undefined;
    const called = calledOf(image.image.facts, name.value);
    return called && { at: name.at, ref: image.ref.value, by: this, called };
  }

  get manifest(): Manifest {
    return this.of.manifest;
  }

  get world(): World {
    return this.of.world;
  }

  find<S extends Section>(section: S, ref: Leaf<string> | undefined): Views[S] | undefined {
    return this.of.find(section, ref, this.start);
  }

  disk(step: Step<'create-from-disk'>): Field<DataDisk['value']> | undefined {
    const server = this.world.find('servers', step.server?.value ?? '');
    const ref = step.disk?.value;
    if (server?.facts.data_disks.known !== true || ref === undefined) return undefined;
    const disks = server.facts.data_disks.value;
    return disks.get(ref) ?? disksById(disks).get(ref.toLowerCase());
  }
}

/** The disks of a server by their ids in lower case; of two with one id the first. */
const disksById = remembered((disks: ReadonlyMap<string, Field<DataDisk['value']>>) => {
  const byId = new Map<string, Field<DataDisk['value']>>();
  for (const disk of disks.values()) {
    const id = disk.value.id?.value.toLowerCase();
    if (id !== undefined && !byId.has(id)) byId.set(id, disk);
  }
  return byId;
});

/** The first step from an index on that must run: to run one can make others behind it stale. */
export function nextStale(all: readonly Ran[], from: number): Ran | undefined {
  for (let index = from; index < all.length; index++) if (all[index]?.stale === true) return all[index];
  return undefined;
}

/** Tells the steps their places from an index on, which begins a group of steps that start together. */
export function place(all: readonly Ran[], from: number): void {
  for (let start = from; start < all.length;) {
    const block = all[start]?.block;
    let end = start + 1;
    while (block !== undefined && all[end]?.block === block) end++;
    for (let index = start; index < end; index++) all[index]?.moveTo(index, start, end);
    start = end;
  }
}
