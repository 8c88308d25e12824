import type { Site } from '../catalog/regions';
import type { Located, SourceMap } from '../model/located';
import type { Manifest, Step } from '../model/manifest';
import { singular, type Section } from '../model/sections';
import type { AnchoredSpan } from '../text/anchored-span';
import type { ActingAccount } from './acting-account';
import { imageUses, type ImageUse } from './effects';
import { unknown, type Fact, type Known, type Reason, type Unknown } from './fact';
import type { StepState } from './step-state';
import type { Evaluation } from './evaluation';
import type { Entities, ImageFacts } from './entity';

/** The value of a fact. */
export type ValueOf<F> = F extends Known<infer T> ? T : never;

/** A fact of a thing at a place that refers to it. */
interface FactOfEntity<S extends Section, K extends keyof Entities[S]['facts']> {
  readonly at: AnchoredSpan;
  readonly entity: Entities[S];
  readonly value: ValueOf<Entities[S]['facts'][K]>;
  readonly why: Reason;
}

/**
 * The facts that one check reads about one step or declaration. It returns only known facts, and records every unknown fact that was
 * requested, so that the check is counted as unverified and the missing declaration can be reported.
 */
export class CheckContext {
  /** The unknown facts that the check requested, in order. */
  readonly undecided: Unknown[] = [];

  constructor(
    readonly evaluation: Evaluation,
    /** The checked step; absent if the check is about a declaration or the whole plan. */
    readonly state?: StepState,
  ) {}

  get manifest(): Manifest {
    return this.evaluation.manifest;
  }

  /** The account that performs the step; for declarations and the whole plan, the account of the manifest. */
  get actor(): ActingAccount {
    return this.state?.actor ?? this.evaluation.symbols.account(undefined);
  }

  /** The site of the account. If a whole rule applies to some sites only, the catalog says so and the checker reads the site. */
  get site(): Fact<Site> {
    return this.actor.site;
  }

  /** The entity of a reference at this step; `undefined` if it is not defined, which other rules report. */
  find<S extends Section>(section: S, ref: Located<string> | undefined): Entities[S] | undefined {
    if (ref === undefined) this.recordUnread(section);
    return this.evaluation.find(section, ref, this.state);
  }

  /** The images that a step refers to, with the places of the references. */
  images(step: Step): readonly ImageUse[] {
    this.recordUnread('images');
    return this.state?.step === step ? this.state.images : imageUses(step, (ref) => this.find('images', ref));
  }

  /** The images of a step for which a fact is known and has one of the given values. */
  *imagesWith<K extends keyof ImageFacts, V extends ValueOf<ImageFacts[K]>>(
    step: Step,
    name: K,
    ...values: readonly V[]
  ): Iterable<ImageUse & { readonly value: V; readonly why: Reason }> {
    for (const { ref, image } of this.images(step)) {
      const fact = this.of(image, name);
      const value = values.find((each) => each === fact?.value);
      if (fact !== undefined && value !== undefined) yield { ref, image, value, why: fact.why };
    }
  }

  /** A fact of an entity if it is known. Otherwise, the request is recorded. */
  of<F, K extends keyof F>(thing: { readonly facts: F } | undefined, name: K): Known<ValueOf<F[K]>> | undefined {
    return thing === undefined ? undefined : this.known(thing.facts[name] as Fact<ValueOf<F[K]>>);
  }

  /** A fact of the thing that a reference refers to, with both; `undefined` if it is not known. */
  factOf<S extends Exclude<Section, 'images'>, K extends keyof Entities[S]['facts']>(
    section: S,
    ref: Located<string> | undefined,
    name: K,
  ): FactOfEntity<S, K> | undefined {
    const entity = this.find(section, ref);
    const fact = this.of<Entities[S]['facts'], K>(entity, name);
    if (ref === undefined || entity === undefined || fact === undefined) return undefined;
    return { at: ref.at, entity, value: fact.value, why: fact.why };
  }

  /** A fact if it is known. Otherwise, the request is recorded. */
  known<T>(fact: Fact<T> | undefined): Known<T> | undefined {
    if (fact?.known === false) this.undecided.push(fact);
    return fact?.known === true ? fact : undefined;
  }

  /** Records that the check needs to know something that no declaration can say. */
  cannotTell(): void {
    this.undecided.push(unknown);
  }

  /** Records that the step refers to something in a section by a value that is not known, such as a variable of Terraform. */
  private recordUnread(section: Section): void {
    const field = singular[section];
    const step = this.state?.step;
    if (step?.written.has(field) === true && !(field in step)) this.cannotTell();
  }

  /** Whether a field is certainly absent: not written, in a complete text. */
  absent(written: SourceMap, field: string): boolean {
    return !written.broken && !written.written.has(field);
  }
}
