import { message } from '../messages/message';
import type { Action } from '../model/actions';
import type { Located } from '../model/located';
import type { Manifest, Order, Stage, Step } from '../model/manifest';
import { happensBefore, type StepPoint } from '../model/order';
import type { Section } from '../model/sections';
import { nowhere } from '../text/anchored-span';
import { shouldYield, type Task } from '../text/cooperative';
import { DependencyTracker, invalidate, newQuery, unsubscribe } from './dependency-tracker';
import { StepsByAction } from './steps-by-action';
import { imageRefs } from '../model/references';
import { effectOf } from './effects';
import type { Reason } from './fact';
import { ProducerIndex, createsImage } from './producers';
import { NameCollisions, type NameOwner } from './name-collisions';
import { StepState } from './step-state';
import { changedSteps, nextStale, placeStates } from './step-list';
import { seenBy } from './membership';
import type { EvaluationHost, Viewpoint } from './scope';
import type { Image, Entities } from './entity';
import { removeVersion, setVersion, stateAt, type Binding, type ImageChange, type ImageState } from './versions';
import { Suggestions } from './suggestions';
import { SymbolTable } from './symbol-table';
import type { UnresolvedReference } from './unresolved';

/** The number of updates after which names without readers are removed. */
const SWEEP_EVERY = 50;

/**
 * Evaluates the steps and gives the facts of every image at every step. It is a loop in document order, so a plan can be of any
 * length. A step sees what has ended before it starts.
 *
 * One evaluation follows one document: `update` evaluates only the steps of a changed manifest that changed or that read something
 * that changed. Each `update` makes earlier results invalid, except those of steps that are still the same objects.
 */
export class Evaluation implements EvaluationHost {
  readonly tracker = new DependencyTracker();
  private current: Manifest;
  private table: SymbolTable;
  private steps: readonly StepState[] = [];
  private producers: ProducerIndex;
  private collisions: NameCollisions;
  private readonly byAction = new StepsByAction(this.tracker);
  /** For readers of steps, but not of their results. */
  private present = new StepsByAction(this.tracker);
  private readonly everyStep = newQuery();
  private readonly everyInclude = newQuery();
  private readonly completeness = newQuery();
  private suggestions = new Suggestions();
  private untilSweep = SWEEP_EVERY;
  private readonly declared = (binding: Binding): Image | undefined => this.table.entityOf('images', binding);

  constructor(manifest: Manifest) {
    this.current = manifest;
    this.table = new SymbolTable(manifest, this.tracker);
    this.producers = new ProducerIndex(this.tracker);
    this.collisions = new NameCollisions(this.tracker);
  }

  get manifest(): Manifest {
    return this.current;
  }

  get symbols(): SymbolTable {
    return this.table;
  }

  /** The steps in execution order. */
  get states(): readonly StepState[] {
    this.tracker.recordRead(this.everyStep);
    return this.steps;
  }

  /** The steps of some actions, in execution order. */
  statesOf<A extends Action>(...actions: readonly A[]): readonly (StepState & { readonly step: Step<A> })[] {
    return this.byAction.of(actions, this.steps) as readonly (StepState & { readonly step: Step<A> })[];
  }

  /** The steps of some actions that do not fail, and therefore use quotas and space. */
  succeeding<A extends Action>(...actions: readonly A[]): readonly (StepState & { readonly step: Step<A> })[] {
    return this.statesOf(...actions).filter((state) => !state.fails);
  }

  /** The steps of a stage with one of the actions, in execution order. */
  stepsIn({ steps }: Stage, ...actions: readonly Action[]): readonly Step[] {
    if (steps !== undefined) return steps.filter(({ action }) => actions.includes(action));
    return this.present.of(actions, this.steps).map(({ step }) => step);
  }

  /** Evaluates a changed manifest. */
  *update(manifest: Manifest): Task<void> {
    if (manifest !== this.current && !this.table.update(manifest)) this.restart(manifest);
    this.followIncludes(manifest);
    this.current = manifest;
    const { all, came, gone, from } = changedSteps(this.steps, manifest.steps, (step) => new StepState(this, step));
    for (const state of gone) this.withdraw(state);
    if (gone.length > 0 || came.length > 0) placeStates(all, from);
    for (const { action } of [...gone, ...came]) this.present.touch(action);
    this.producers.update(manifest.images, gone, came, this.table);
    this.collisions.update(manifest.images, this.table);
    this.steps = all;
    for (let state = nextStale(all, 0); state !== undefined; state = nextStale(all, state.index + 1)) {
      this.evaluate(state);
      if (shouldYield(state.index)) yield;
    }
    if (--this.untilSweep === 0) this.sweep();
  }

  private followIncludes({ included, includes }: Manifest): void {
    const before = this.current;
    if (includes.length + before.includes.length > 0) invalidate(this.everyInclude);
    if (included.complete !== before.included.complete) invalidate(this.completeness);
  }

  private restart(manifest: Manifest): void {
    this.table = new SymbolTable(manifest, this.tracker);
    this.producers = new ProducerIndex(this.tracker);
    this.collisions = new NameCollisions(this.tracker);
    this.suggestions = new Suggestions();
    this.present = new StepsByAction(this.tracker);
    for (const state of this.steps) {
      this.touch(state);
      unsubscribe(state);
    }
    this.steps = [];
  }

  /** Runs a step, for the first time or again. */
  private evaluate(state: StepState): void {
    this.forget(state);
    this.tracker.trackWhile(state, () => {
      state.evaluate();
      for (const name of state.ownedNames) this.collisions.add(name);
      this.commit(state);
    });
    // A step does not become stale through its own changes.
    state.stale = false;
  }

  /** Marks the lists that contain steps of this action as changed. */
  private touch({ action }: StepState): void {
    this.byAction.touch(action);
    invalidate(this.everyStep);
  }

  /** Removes the dependencies of a step and the name of the image that it produced. */
  private forget(state: StepState): void {
    this.touch(state);
    unsubscribe(state);
    for (const name of state.ownedNames) this.collisions.remove(name);
  }

  /** Undoes the effects of a removed step. The steps must still have the indices from before the removal. */
  private withdraw(state: StepState): void {
    this.forget(state);
    for (const binding of state.changes) removeVersion(binding, state);
    state.changes = [];
  }

  /** Stores the effects of a step on images and replaces those of its previous evaluation. */
  private commit(state: StepState): void {
    const { step, result: produced } = state;
    const changes = new Set<Binding>();
    const set = (binding: Binding, change: ImageChange): void => {
      setVersion(binding, state, change, this.order);
      changes.add(binding);
    };
    const name = state.resultName;
    if (produced !== undefined && name !== undefined && this.producers.of(name) === step) {
      const made = { image: produced };
      set(this.table.binding('images', name), { listed: made, own: made, change: () => produced });
    }
    const effect = effectOf(step, state);
    if (effect !== undefined || step.action === 'delete') {
      const change = (image: Image): Image =>
        effect === undefined ? image : { ...image, facts: { ...image.facts, ...effect(image) } };
      for (const { value } of imageRefs(step)) {
        const binding = this.table.binding('images', value);
        const before = this.entityAfter('images', value, { index: state.index });
        // An image that a step names twice is changed once.
        if (changes.has(binding) || before === undefined) continue;
        const ended: Reason | undefined =
          step.action === 'delete'
            ? { explanation: message('because.deleted-here', { name: before.name }), at: step.at }
            : undefined;
        const after = (image: Image): ImageState => ({ image: change(image), ended });
        const alone = this.order.stageOf(step) === undefined;
        const own = alone ? before : (this.entityAfter('images', value, state) ?? before);
        const listed = after(before);
        set(binding, { listed, own: own === before ? listed : after(own), change });
      }
    }
    for (const subject of state.changes) if (!changes.has(subject)) removeVersion(subject, state);
    state.changes = [...changes];
  }

  /** Removes names without readers from time to time. */
  private sweep(): void {
    this.untilSweep = SWEEP_EVERY;
    this.table.sweep();
    this.producers.sweep();
  }

  /** The entity that a reference refers to at a point between the steps, as the account there sees it; without a point, the declared one. */
  find<S extends Section>(
    section: S,
    ref: Located<string> | undefined,
    at: Viewpoint = start,
  ): Entities[S] | undefined {
    return ref && seenBy(this.entityAfter(section, ref.value, at), at.actor, this.symbols);
  }

  /** Whether a step has ended before another one starts. */
  happensBefore(earlier: Required<StepPoint>, later: StepPoint): boolean {
    return happensBefore(this.order, earlier, later);
  }

  /** Which steps can run at the same time. */
  get order(): Order {
    return this.manifest.order;
  }

  /** The entity that a name refers to at a point between the steps. */
  private entityAfter<S extends Section>(section: S, name: string, at: StepPoint): Entities[S] | undefined {
    const binding = this.table.binding(section, name);
    const found = this.latest(binding, at);
    if (found === undefined) return this.table.entityOf(section, binding);
    return found.ended === undefined ? (found.image as Entities[S]) : undefined;
  }

  /** The state of an image after the steps that have ended by a point between the steps. */
  private latest(binding: Binding, at: StepPoint): ImageState | undefined {
    return stateAt(binding, at, this.order, this.tracker, this.declared);
  }

  /** Why an image reference is unresolved at a step; `undefined` if it is resolved. */
  whyUnresolved(ref: string, { index, step }: Required<StepPoint>): UnresolvedReference | undefined {
    const binding = this.table.binding('images', ref);
    const found = this.latest(binding, { index, step });
    if (found !== undefined) return found.ended === undefined ? undefined : { miss: 'deleted', ended: found.ended };
    if (binding.identity !== undefined) return undefined;
    const producer = this.producers.of(ref);
    if (producer === undefined) return { miss: 'unknown' };
    const at = (createsImage(producer) ? producer.as?.at : undefined) ?? producer.at;
    if (this.order.mayRunTogether(producer, step)) return { miss: 'same-block', at, producer };
    return { miss: 'not-yet', at };
  }

  /** All images that exist at a point between the steps, by their name there. */
  imagesAt(at: StepPoint): ReadonlyMap<string, Image> {
    const images = new Map<string, Image>();
    for (const name of [...this.manifest.images.keys(), ...this.producers.names()]) {
      const image = this.find('images', { value: name, at: nowhere }, at);
      if (image !== undefined) images.set(name, image);
    }
    return images;
  }

  /** The step that creates the image with this name, if there is one. */
  producerOf(name: string): Step | undefined {
    return this.producers.of(name);
  }

  /** The names that steps give to the images that they create. */
  producedNames(): Iterable<string> {
    return this.producers.names();
  }

  /** Suggestions for a reference that is not defined, nearest first. */
  near(section: Section, ref: string): readonly string[] {
    const known = [this.things(section).keys(), section === 'images' ? this.producedNames() : []];
    const version = `${String(this.table.version(section))} ${String(this.producers.version)}`;
    return this.suggestions.nearest(section, ref, version, () => known.flatMap((names) => [...names]));
  }

  /** The images that share their name and region with others, in the order of their creation. */
  get nameCollisions(): readonly (readonly NameOwner[])[] {
    return this.collisions.all();
  }

  /** The includes of the document, and the names that several files declare. */
  get includes(): Pick<Manifest, 'included' | 'twice'> {
    this.tracker.recordRead(this.everyInclude);
    return this.current;
  }

  /** Whether all declarations are known, so no included file is missing. */
  get complete(): boolean {
    this.tracker.recordRead(this.completeness);
    return this.current.included.complete;
  }

  /** Everything declared in a section, by name. */
  things<S extends Section>(section: S): Manifest[S] {
    return this.table.things(section);
  }
}

/** Before all steps. */
const start: StepPoint = { index: 0 };
