import type { Field, Located } from '../model/located';
import type { Step, Thing } from '../model/manifest';
import type { StepPoint } from '../model/order';
import type { Section } from '../model/sections';
import type { ActingAccount } from './acting-account';
import type { Entities } from './entity';
import type { SymbolTable } from './symbol-table';

type Disks = NonNullable<Thing<'servers'>['fields']['data_disks']>['value'];
export type DataDisk = Disks extends ReadonlyMap<string, infer D> ? D : never;

/** What a step can look up: all declarations, and the images that earlier steps produced. */
export interface EvaluationHost {
  readonly symbols: SymbolTable;
  /** The entity that a reference refers to at a point between the steps; the declared one if no point is given. */
  find<S extends Section>(section: S, ref: Located<string> | undefined, at?: Viewpoint): Entities[S] | undefined;
}

/** A point between the steps, and the account whose view of the images counts; without an account, the view of their owners. */
export interface Viewpoint extends StepPoint {
  readonly actor?: ActingAccount;
}

/** What a step sees: all declarations, and the images before the step. */
export interface StepScope {
  readonly actor: ActingAccount;
  readonly symbols: SymbolTable;
  find<S extends Section>(section: S, ref: Located<string> | undefined): Entities[S] | undefined;
  /** The declared data disk in a step: by its name or by its ID. */
  disk(step: Step<'create-from-disk'>): Field<DataDisk['value']> | undefined;
}
