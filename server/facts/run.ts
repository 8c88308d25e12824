import { message } from '../messages/message';
import type { Action } from '../model/actions';
import type { Leaf } from '../model/leaf';
import type { Manifest, Step } from '../model/manifest';
import type { Section } from '../model/sections';
import { changedRange } from '../text/difference';
import { Names } from '../text/nearest';
import type { Place } from '../text/place';
import { mayRest, type Slices } from '../text/slices';
import { Asked, changed, question, release } from './asked';
import { ByAction } from './by-action';
import { effectOf, imageRefs } from './effects';
import type { Reason } from './fact';
import { Makers, isMaking } from './makers';
import { Namesakes, type Holder } from './namesakes';
import { nextStale, place, Ran } from './ran';
import type { Plan } from './scene';
import type { Image, Views } from './view';
import { countOf, removeVersion, setVersion, type Subject, type Version } from './versions';
import { World } from './world';

/** After how many updates names are forgotten that nobody asks about any more. */
const SWEEP_EVERY = 50;

/** Why a reference does not lead to a thing at a step. */
export type Miss =
  | { readonly miss: 'unknown' }
  /** A later step makes it, or the very step that refers to it. */
  | { readonly miss: 'not-yet'; readonly at: Place }
  /** A step of the same `parallel` block makes it. */
  | { readonly miss: 'same-block'; readonly at: Place; readonly maker: Step }
  | { readonly miss: 'deleted'; readonly ended: Reason };

/**
 * The run down the list: what is known of every image at every step. A loop in document order, so that no chain of steps is
 * too long. The steps of one `parallel` block all see what was known before the block.
 *
 * A run goes along with its document: `update` takes over a changed manifest and runs anew only the steps that changed, and
 * those that asked what changed; before the first `update` nothing has run. What it gave before is out of date then, but for
 * the steps that are still the same objects.
 */
export class Run implements Plan {
  readonly asked = new Asked();
  private current: Manifest;
  private known: World;
  private steps: readonly Ran[] = [];
  private makers: Makers;
  private named: Namesakes;
  private readonly byAction = new ByAction(this.asked);
  private readonly everyStep = question();
  private readonly names = new Map<Section, { readonly version: string; readonly names: Names }>();
  private untilSweep = SWEEP_EVERY;

  constructor(manifest: Manifest) {
    this.current = manifest;
    this.known = new World(manifest, this.asked);
    this.makers = new Makers(this.asked);
    this.named = new Namesakes(this.asked);
  }

  get manifest(): Manifest {
    return this.current;
  }

  get world(): World {
    return this.known;
  }

  /** The steps in the order of the run. */
  get ran(): readonly Ran[] {
    this.asked.note(this.everyStep);
    return this.steps;
  }

  /** The steps of some actions, in the order of the run. */
  ranOf<A extends Action>(...actions: readonly A[]): readonly (Ran & { readonly step: Step<A> })[] {
    const lists = actions.map((action) => this.byAction.of(action, this.steps));
    const [first] = lists;
    const all = lists.length === 1 && first !== undefined ? first : lists.flat().sort((a, b) => a.index - b.index);
    return all as readonly (Ran & { readonly step: Step<A> })[];
  }

  /** Those of `ranOf` that do not fail: the steps that use things up. */
  succeeding<A extends Action>(...actions: readonly A[]): readonly (Ran & { readonly step: Step<A> })[] {
    return this.ranOf(...actions).filter((ran) => !ran.fails);
  }

  /** Takes over a changed manifest. */
  *update(manifest: Manifest): Slices<void> {
    if (manifest !== this.current && !this.known.update(manifest)) this.restart(manifest);
    const { steps, since } = manifest;
    const isSince = since?.from === this.current.steps && since.from.length === this.steps.length;
    const { start, end, newEnd } = isSince ? since : changedRange(this.steps, steps, (ran, step) => ran?.step === step);
    this.current = manifest;
    const { between, came, gone } = this.between(this.steps.slice(start, end), steps.slice(start, newEnd));
    for (const ran of gone) this.withdraw(ran);
    const all = this.steps.slice(0, start).concat(between, this.steps.slice(end));
    if (gone.length > 0 || came.length > 0) place(all, start);
    this.makers.update(manifest.images, gone, came, this.known);
    this.named.update(manifest.images, this.known);
    this.steps = all;
    for (let ran = nextStale(all, 0); ran !== undefined; ran = nextStale(all, ran.index + 1)) {
      this.run(ran);
      if (mayRest(ran.index)) yield;
    }
    if (--this.untilSweep === 0) this.sweep();
  }

  private restart(manifest: Manifest): void {
    this.known = new World(manifest, this.asked);
    this.makers = new Makers(this.asked);
    this.named = new Namesakes(this.asked);
    this.names.clear();
    for (const ran of this.steps) {
      this.touch(ran);
      release(ran);
    }
    this.steps = [];
  }

  /** The steps where the list changed: those that are still there in the same order, and new ones. */
  private between(
    old: readonly Ran[],
    steps: readonly Step[],
  ): { readonly between: readonly Ran[]; readonly came: readonly Ran[]; readonly gone: readonly Ran[] } {
    const places = new Map(old.map((ran, index) => [ran.step, index]));
    const came: Ran[] = [];
    const stayed = new Set<Ran>();
    let next = 0;
    const between = steps.map((step) => {
      const index = places.get(step);
      const before = index === undefined || index < next ? undefined : old[index];
      if (before !== undefined && index !== undefined) {
        next = index + 1;
        stayed.add(before);
        return before;
      }
      const ran = new Ran(this, step);
      came.push(ran);
      return ran;
    });
    return { between, came, gone: old.filter((ran) => !stayed.has(ran)) };
  }

  /** Runs a step, for the first time or again. */
  private run(ran: Ran): void {
    this.forget(ran);
    ran.judged = undefined;
    this.asked.during(ran, () => {
      ran.run();
      this.named.add(ran.held);
      this.commit(ran);
    });
    // What it asks of itself does not make it stale.
    ran.stale = false;
  }

  /** The lists that a step of this action is in are no longer what they were. */
  private touch({ action }: Ran): void {
    this.byAction.touch(action);
    changed(this.everyStep);
  }

  /** Forgets what a step asked, and the name of the image that it made. */
  private forget(ran: Ran): void {
    this.touch(ran);
    release(ran);
    this.named.remove(ran.held);
  }

  /** Takes back what a step did that is gone: while the steps still have the places that they had with it. */
  private withdraw(ran: Ran): void {
    this.forget(ran);
    for (const subject of ran.changes) removeVersion(subject, ran);
    ran.changes = [];
  }

  /** Takes over what a step does to images, in place of what it did when it ran before. */
  private commit(ran: Ran): void {
    const { step, made } = ran;
    const changes = new Set<Subject>();
    const set = (name: string, image: Image, ended?: Reason): void => {
      const subject = this.known.subject('images', name);
      setVersion(subject, ran, image, ended);
      changes.add(subject);
    };
    const name = ran.as;
    if (made !== undefined && name !== undefined && this.makers.of(name) === step) set(name, made);
    const effect = effectOf(step, ran);
    if (effect !== undefined || step.action === 'delete') {
      for (const ref of imageRefs(step)) {
        // What it names twice it changes once.
        if (changes.has(this.known.subject('images', ref.value))) continue;
        const before = this.view('images', ref.value, (by) => by.index < ran.index);
        if (before === undefined) continue;
        const image: Image =
          effect === undefined ? before : { ...before, facts: { ...before.facts, ...effect(before) } };
        const ended: Reason | undefined =
          step.action === 'delete'
            ? { note: message('because.deleted-here', { name: before.name }), at: step.at, from: [] }
            : undefined;
        set(ref.value, image, ended);
      }
    }
    for (const subject of ran.changes) if (!changes.has(subject)) removeVersion(subject, ran);
    ran.changes = [...changes];
  }

  /** Forgets names that are no longer asked about, now and then. */
  private sweep(): void {
    this.untilSweep = SWEEP_EVERY;
    this.known.sweep();
    this.makers.sweep();
  }

  /** What a reference stands for before the steps that start at `start`. */
  find<S extends Section>(section: S, ref: Leaf<string> | undefined, start: number): Views[S] | undefined {
    return ref === undefined ? undefined : this.view(section, ref.value, (by) => by.end <= start);
  }

  /** What a name stands for after the last of the steps that `done` says are done. */
  private view<S extends Section>(
    section: S,
    name: string,
    done: (by: Version['by']) => boolean,
  ): Views[S] | undefined {
    const subject = this.known.subject(section, name);
    const found = this.latest(subject, done);
    if (found === undefined) return this.known.viewOf(section, subject);
    return found.ended === undefined ? (found.image as Views[S]) : undefined;
  }

  /** The version by the last of the steps that `done` says are done; notes that it was asked. */
  private latest(subject: Subject, done: (by: Version['by']) => boolean): Version | undefined {
    const found = subject.versions[countOf(subject.versions, done) - 1];
    this.asked.note(found ?? subject.before);
    return found;
  }

  /** Why an image reference leads nowhere at a step; `undefined` where it leads to an image. */
  missing(ref: string, { start, step }: Pick<Ran, 'start' | 'step'>): Miss | undefined {
    const subject = this.known.subject('images', ref);
    const found = this.latest(subject, (by) => by.end <= start);
    if (found !== undefined) return found.ended === undefined ? undefined : { miss: 'deleted', ended: found.ended };
    if (subject.identity !== undefined) return undefined;
    const maker = this.makers.of(ref);
    if (maker === undefined) return { miss: 'unknown' };
    const at = (isMaking(maker) ? maker.as?.at : undefined) ?? maker.at;
    if (maker !== step && step.block !== undefined && maker.block === step.block)
      return { miss: 'same-block', at, maker };
    return { miss: 'not-yet', at };
  }

  /** All images that exist before a step, by the name they have there. */
  imagesAt({ start }: Pick<Ran, 'start'>): ReadonlyMap<string, Image> {
    const images = new Map<string, Image>();
    for (const name of [...this.manifest.images.keys(), ...this.makers.names()]) {
      const image = this.find('images', { value: name, at: nowhere }, start);
      if (image !== undefined) images.set(name, image);
    }
    return images;
  }

  /** The step that makes an image of this name, if a step does. */
  makerOf(name: string): Step | undefined {
    return this.makers.of(name);
  }

  /** The names that steps give to the images they make. */
  madeNames(): Iterable<string> {
    return this.makers.names();
  }

  /** The names that a reference may have meant that leads nowhere, nearest first. */
  near(section: Section, ref: string): readonly string[] {
    const things = this.things(section);
    const made = section === 'images' ? this.madeNames() : [];
    const version = `${String(this.known.version(section))} ${String(this.makers.version)}`;
    let known = this.names.get(section);
    if (known?.version !== version)
      this.names.set(section, (known = { version, names: new Names([...things.keys(), ...made]) }));
    return known.names.nearest(ref);
  }

  /** The images that share their name and region with others, in the order in which they come to be. */
  get namesakes(): readonly (readonly Holder[])[] {
    return this.named.all();
  }

  /** Everything declared in a section, by name. */
  things<S extends Section>(section: S): Manifest[S] {
    return this.known.things(section);
  }
}

const nowhere: Place = { piece: { start: 0 }, start: 0, end: 0 };
