import type { Field, Leaf } from '../model/leaf';
import type { Manifest, Step, Thing } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Views } from './view';
import type { Asked } from './asked';
import type { World } from './world';

type Disks = NonNullable<Thing<'servers'>['fields']['data_disks']>['value'];
export type DataDisk = Disks extends ReadonlyMap<string, infer D> ? D : never;

/** What steps are run in: everything declared, and what they have made so far. */
export interface Plan {
  readonly manifest: Manifest;
  readonly world: World;
  readonly asked: Asked;
  /** What a reference stands for before the steps that start at the index `start`. */
  find<S extends Section>(section: S, ref: Leaf<string> | undefined, start: number): Views[S] | undefined;
}

/** What a step sees: everything declared, and the images as they are before the step. */
export interface Scene {
  readonly manifest: Manifest;
  readonly world: World;
  find<S extends Section>(section: S, ref: Leaf<string> | undefined): Views[S] | undefined;
  /** The declared data disk that a step names: by its name, or by its id. */
  disk(step: Step<'create-from-disk'>): Field<DataDisk['value']> | undefined;
}
