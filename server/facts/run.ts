import { message } from '../messages/message';
import type { Action } from '../model/actions';
import type { Leaf } from '../model/leaf';
import type { Manifest, Step } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Place } from '../text/place';
import { anyChanged, Asked, type Question } from './asked';
import { effectOf, imageRefs } from './effects';
import type { Reason } from './fact';
import { Makers, asOf, isMaking } from './makers';
import { Ran } from './ran';
import type { Plan } from './scene';
import type { Image, Views } from './view';
import { World, type Version } from './world';

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
 * those that asked what changed. What it gave before is out of date then, but for the steps that are still the same objects.
 */
export class Run implements Plan {
  readonly asked = new Asked();
  private clock = 0;
  private current: Manifest;
  private known: World;
  private steps: readonly Ran[] = [];
  private makers: Makers;
  private readonly byAction = new Map<Action, { readonly question: Question; steps?: readonly Ran[] }>();
  private readonly everyStep: Question = { changed: 0 };

  constructor(manifest: Manifest) {
    this.current = manifest;
    this.known = new World(manifest, this.asked);
    this.makers = new Makers(this.asked);
    this.update(manifest);
  }

  get manifest(): Manifest {
    return this.current;
  }

  get world(): World {
    return this.known;
  }

  /** Counts the updates: what was found out at a time still holds if nothing it asked changed after it. */
  get now(): number {
    return this.clock;
  }

  /** The steps in the order of the run. */
  get ran(): readonly Ran[] {
    this.asked.note(this.everyStep);
    return this.steps;
  }

  /** The steps of an action, in the order of the run. */
  ranOf<A extends Action>(action: A): readonly (Ran & { readonly step: Step<A> })[] {
    const own = this.ofAction(action);
    this.asked.note(own.question);
    own.steps ??= this.steps.filter(({ step }) => step.action === action);
    return own.steps as readonly (Ran & { readonly step: Step<A> })[];
  }

  private ofAction(action: Action): { readonly question: Question; steps?: readonly Ran[] } {
    let own = this.byAction.get(action);
    if (own === undefined) this.byAction.set(action, (own = { question: { changed: 0 } }));
    return own;
  }

  /** Takes over a changed manifest. */
  update(manifest: Manifest): void {
    this.clock++;
    const now = this.clock;
    let old = this.steps;
    if (now > 1 && !this.known.update(manifest, now)) {
      this.known = new World(manifest, this.asked);
      this.makers = new Makers(this.asked);
      for (const { step } of old) this.touch(step);
      old = [];
    }
    this.current = manifest;
    const { steps } = manifest;
    const { first, oldEnd, newEnd } = changedRange(old, steps);
    const gone = old.slice(first, oldEnd);
    this.makers.update(manifest, gone, steps.slice(first, newEnd), this.known, now);
    const kept = new Map(gone.map((ran) => [ran.step, ran]));
    for (const step of steps.slice(first, newEnd)) kept.delete(step);
    const reusable = new Map(gone.filter((ran) => !kept.has(ran.step)).map((ran) => [ran.step, ran]));

    const all: Ran[] = [];
    for (let start = 0; start < steps.length;) {
      const end = endOfGroup(steps, start);
      for (let index = start; index < end; index++) {
        if (index === first) for (const ran of kept.values()) this.withdraw(ran, now);
        const step = steps[index];
        if (step === undefined) continue;
        const before = index < first ? old[index] : index >= newEnd ? old[index - newEnd + oldEnd] : reusable.get(step);
        if (before !== undefined && !anyChanged(before.asked, now - 1)) {
          before.moveTo(index, start, end);
          all.push(before);
          continue;
        }
        if (before !== undefined) this.withdraw(before, now);
        const ran = new Ran(this, step, index, start, end);
        ran.run();
        this.commit(ran, now);
        this.touch(step);
        all.push(ran);
      }
      start = end;
    }
    if (first >= steps.length) for (const ran of kept.values()) this.withdraw(ran, now);
    this.steps = all;
  }

  /** The lists that a step of this action is in are no longer what they were. */
  private touch({ action }: Step): void {
    const own = this.ofAction(action);
    own.question.changed = this.clock;
    own.steps = undefined;
    this.everyStep.changed = this.clock;
  }

  /** Takes back what a step did that is gone, or must run anew. */
  private withdraw(ran: Ran, now: number): void {
    this.touch(ran.step);
    for (const subject of ran.changes) {
      subject.versions = subject.versions.filter((version) => version.by !== ran);
      subject.changed = now;
    }
  }

  private commit(ran: Ran, now: number): void {
    const { step, made } = ran;
    const add = (name: string, version: Version): void => {
      const subject = this.known.subject('images', name);
      const behind = subject.versions.findLastIndex((other) => other.by.end <= ran.end);
      subject.versions.splice(behind + 1, 0, version);
      subject.changed = now;
      ran.changes.push(subject);
    };
    this.asked.during(ran.asked, () => {
      const name = asOf(step);
      if (made !== undefined && name !== undefined && this.makers.of(name) === step)
        add(name, { by: ran, image: made });
      const effect = effectOf(step, ran);
      if (effect === undefined && step.action !== 'delete') return;
      for (const ref of imageRefs(step)) {
        const before = this.find('images', ref, ran.end);
        if (before === undefined) continue;
        const image: Image =
          effect === undefined ? before : { ...before, facts: { ...before.facts, ...effect(before) } };
        const ended: Reason | undefined =
          step.action === 'delete'
            ? { note: message('because.deleted-here', { name: before.name }), at: step.at, from: [] }
            : undefined;
        add(ref.value, { by: ran, image, ended });
      }
    });
  }

  /** What a reference stands for before the steps that start at `start`. */
  find<S extends Section>(section: S, ref: Leaf<string> | undefined, start: number): Views[S] | undefined {
    if (ref === undefined) return undefined;
    const subject = this.known.subject(section, ref.value);
    if (section === 'images' && subject.versions.length > 0) {
      const found = versionAt(subject.versions, start);
      if (found !== undefined) return found.ended === undefined ? (found.image as Views[S]) : undefined;
    }
    return this.known.viewOf(section, subject);
  }

  /** Why an image reference leads nowhere at a step; `undefined` where it leads to an image. */
  missing(ref: string, { start, step }: Pick<Ran, 'start' | 'step'>): Miss | undefined {
    const subject = this.known.subject('images', ref);
    const found = versionAt(subject.versions, start);
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

  /** Everything declared in a section, by name. */
  things<S extends Section>(section: S): Manifest[S] {
    return this.known.things(section);
  }
}

const nowhere: Place = { piece: { start: 0 }, start: 0, end: 0 };

function versionAt(versions: readonly Version[], start: number): Version | undefined {
  for (let index = versions.length - 1; index >= 0; index--) {
    const version = versions[index];
    if (version !== undefined && version.by.end <= start) return version;
  }
  return undefined;
}

/** The steps between the first and the last that changed: from `first` to `oldEnd` before, to `newEnd` now. */
function changedRange(
  old: readonly Ran[],
  steps: readonly Step[],
): { readonly first: number; readonly oldEnd: number; readonly newEnd: number } {
  let first = 0;
  while (first < old.length && first < steps.length && old[first]?.step === steps[first]) first++;
  let oldEnd = old.length;
  let newEnd = steps.length;
  while (oldEnd > first && newEnd > first && old[oldEnd - 1]?.step === steps[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  return { first, oldEnd, newEnd };
}

function endOfGroup(steps: readonly Step[], start: number): number {
  const block = steps[start]?.block;
  let end = start + 1;
  while (block !== undefined && steps[end]?.block === block) end++;
  return end;
}
