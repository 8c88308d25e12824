import type { Field, Leaf } from '../model/leaf';
import type { Manifest, Step, Thing } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Views } from './view';
import type { World } from './world';

type Disks = NonNullable<Thing<'servers'>['fields']['data_disks']>['value'];
export type DataDisk = Disks extends ReadonlyMap<string, infer D> ? D : never;

/** What a step sees: everything declared, and the images as they are before the step. */
export interface Scene {
  readonly manifest: Manifest;
  readonly world: World;
  find<S extends Section>(section: S, ref: Leaf<string> | undefined): Views[S] | undefined;
  /** The declared data disk that a step names: by its name, or by its id. */
  disk(step: Step<'create-from-disk'>): Field<DataDisk['value']> | undefined;
}
