import type { Action } from '../model/actions';
import type { Field, Located } from '../model/located';
import type { Step } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Dependent, Query } from './dependency-tracker';
import { memoize } from '../text/memoize';
import type { ActingAccount } from './acting-account';
import { imageUses, type ImageUse } from './effects';
import { resultingImage } from './transfer';
import { resultNameOf, createsImage } from './producers';
import { regionalNameOf, type NameOwner } from './name-collisions';
import type { DataDisk, EvaluationHost, StepScope } from './scope';
import type { Image, ImageFacts, Entities } from './entity';
import type { AccountRegion } from './account-region';
import type { Binding } from './versions';
import type { SymbolTable } from './symbol-table';

/** A step with what it sees. It stays the same object for as long as the step does. */
export class StepState implements StepScope, Dependent {
  stale = true;
  queries: Query[] = [];
  readonly action: Action;
  /** The name that it gives to the image that it creates. */
  readonly resultName: string | undefined;
  /** The images that it refers to. */
  images: readonly ImageUse[] = [];
  /** The image that it creates, with or without a name for later steps. */
  result: Image | undefined;
  /** The names in IMS that it gives to the private images that it makes or renames. */
  ownedNames: readonly NameOwner[] = [];
  /** The account and the region of this image, if it is private. */
  accountRegion: AccountRegion | undefined;
  /** The images that it creates, changes, or deletes. */
  changes: readonly Binding[] = [];
  /** The number of evaluations. Results of an earlier evaluation, including checks, are no longer valid. */
  revision = 0;
  /**
   * A check on this step alone found an error, so IMS would reject it, and it uses no quota, vault or backup. Its image exists
   * for later steps anyway, so that one mistake gives one finding. It is set before the checks on stages and the whole plan run.
   */
  fails = false;
  /** Place in the list. */
  index = 0;
  /** The account that performs it. */
  actor: ActingAccount;

  constructor(
    private readonly of: EvaluationHost,
    readonly step: Step,
  ) {
    this.action = step.action;
    this.resultName = resultNameOf(step);
    this.actor = of.symbols.account(step.account, step.region);
  }

  /** Computes what the step refers to and what it creates. */
  evaluate(): void {
    const { step } = this;
    this.revision++;
    this.actor = this.symbols.account(step.account, step.region);
    this.images = imageUses(step, (ref) => this.find('images', ref));
    this.ownedNames = step.action === 'update' ? this.renamed(step) : [];
    if (!createsImage(step)) return;
    this.result = {
      section: 'images',
      name: this.resultName ?? step.name?.value ?? '',
      at: step.as?.at ?? step.at,
      nodePath: step.nodePath,
      written: step.written,
      facts: resultingImage(step, this),
    };
    const { facts } = this.result;
    const called = regionalNameOf(facts);
    const own = called && { at: step.name?.at ?? step.at, ref: this.resultName, by: this, called };
    this.ownedNames = [...(own ? [own] : []), ...(step.action === 'import' ? this.dataImages(step, facts) : [])];
    this.accountRegion = this.symbols.accountRegions.of(facts);
  }

  /** The new name of the image that an update renames. */
  private renamed(step: Step<'update'>): readonly NameOwner[] {
    const name = step.set?.value.get('name');
    const [image] = this.images;
    if (typeof name?.value !== 'string' || image === undefined) return [];
    const called = regionalNameOf(image.image.facts, name.value);
    return called === undefined ? [] : [{ at: name.at, ref: image.ref.value, by: this, called }];
  }

  /** The names of the data disk images that an import creates together with its image. */
  private dataImages(step: Step<'import'>, facts: ImageFacts): readonly NameOwner[] {
    return (step.data_images?.value ?? []).flatMap(({ value: { name } }) => {
      const called = name && regionalNameOf(facts, name.value);
      return name === undefined || called === undefined ? [] : [{ at: name.at, ref: undefined, by: this, called }];
    });
  }

  get symbols(): SymbolTable {
    return this.of.symbols;
  }

  find<S extends Section>(section: S, ref: Located<string> | undefined): Entities[S] | undefined {
    return this.of.find(section, ref, this);
  }

  disk(step: Step<'create-from-disk'>): Field<DataDisk['value']> | undefined {
    const server = this.symbols.find('servers', step.server?.value ?? '');
    const ref = step.disk?.value;
    if (server?.facts.data_disks.known !== true || ref === undefined) return undefined;
    const disks = server.facts.data_disks.value;
    return disks.get(ref) ?? disksById(disks).get(ref.toLowerCase());
  }
}

/** The disks of a server by lower-case ID; the first one if an ID is duplicate. */
const disksById = memoize((disks: ReadonlyMap<string, Field<DataDisk['value']>>) => {
  const byId = new Map<string, Field<DataDisk['value']>>();
  for (const disk of disks.values()) {
    const id = disk.value.id?.value.toLowerCase();
    if (id !== undefined && !byId.has(id)) byId.set(id, disk);
  }
  return byId;
});
