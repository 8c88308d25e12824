import type { Field, Leaf } from '../model/leaf';
import type { Manifest, Step } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Question } from './asked';
import { madeBy } from './made';
import { asOf, isMaking } from './makers';
import type { DataDisk, Plan, Scene } from './scene';
import type { Image, Views } from './view';
import type { Subject, World } from './world';

/** A step with what it sees. It stays the same object for as long as neither the step nor anything it asked changes. */
export class Ran implements Scene {
  /** The image that it makes, whether or not it has a name for later steps. */
  made: Image | undefined;
  /** What the step asked, and what the checks on it asked. */
  readonly asked = new Set<Question>();
  /** The images that it makes, changes or deletes. */
  readonly changes: Subject[] = [];

  constructor(
    private readonly of: Plan,
    readonly step: Step,
    public index: number,
    /** Index of the first step that starts together with this one: its own outside a `parallel` block. */
    public start: number,
    /** Index of the first step that starts after this one. */
    public end: number,
  ) {}

  /** Takes another place in the list. */
  moveTo(index: number, start: number, end: number): void {
    this.index = index;
    this.start = start;
    this.end = end;
  }

  /** Works out what the step makes. */
  run(): void {
    const { step } = this;
    if (!isMaking(step)) return;
    this.made = this.of.asked.during(this.asked, () => ({
      section: 'images',
      name: asOf(step) ?? step.name?.value ?? '',
      at: step.as?.at ?? step.at,
      spot: step.spot,
      given: step.given,
      facts: madeBy(step, this),
    }));
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
    return (
      disks.get(ref) ?? [...disks.values()].find((disk) => disk.value.id?.value.toLowerCase() === ref.toLowerCase())
    );
  }
}
