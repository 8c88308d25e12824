import { making, type Action, type Making } from '../model/actions';
import type { Manifest, Step } from '../model/manifest';
import { changed, question, type Asked, type Question } from './asked';
import type { World } from './world';

const makes: ReadonlySet<Action> = new Set<Action>(making);

/** Whether the step makes an image. */
export function isMaking(step: Step): step is Step<Making> {
  return makes.has(step.action);
}

/** The name that a step gives for later steps to the image it makes. */
export function asOf(step: Step): string | undefined {
  return isMaking(step) ? step.as?.value : undefined;
}

/** A step, and the name that it gives to the image it makes. */
interface Naming {
  readonly step: Step;
  readonly as: string | undefined;
  /** Place in the list of steps. */
  readonly index: number;
}

/** The step that first makes an image of each name, where no declared image has it. */
export class Makers {
  private readonly makers = new Map<string, Step>();
  /** All steps that give a name, in no order. */
  private readonly namings = new Map<string, Set<Naming>>();
  private readonly questions = new Map<string, Question>();
  private readonly all = question();
  private declared: Manifest['images'] = new Map();

  constructor(private readonly asked: Asked) {}

  of(name: string): Step | undefined {
    this.asked.note(this.question(name));
    return this.makers.get(name);
  }

  names(): Iterable<string> {
    this.asked.note(this.all);
    return this.makers.keys();
  }

  /** Another number whenever there are other names. */
  get version(): number {
    return this.all.version;
  }

  private question(name: string): Question {
    let known = this.questions.get(name);
    if (known === undefined) this.questions.set(name, (known = question()));
    return known;
  }

  /** Takes over that some steps went and others came. */
  update(images: Manifest['images'], gone: readonly Naming[], came: readonly Naming[], world: World): void {
    const names = new Set<string>();
    for (const naming of gone) {
      if (naming.as === undefined) continue;
      names.add(naming.as);
      const namings = this.namings.get(naming.as);
      namings?.delete(naming);
      if (namings?.size === 0) this.namings.delete(naming.as);
    }
    for (const naming of came) {
      if (naming.as === undefined) continue;
      names.add(naming.as);
      const namings = this.namings.get(naming.as);
      if (namings === undefined) this.namings.set(naming.as, new Set([naming]));
      else namings.add(naming);
    }
    if (images !== this.declared) {
      for (const name of images.keys()) if (!this.declared.has(name)) names.add(name);
      for (const name of this.declared.keys()) if (!images.has(name)) names.add(name);
      this.declared = images;
    }
    for (const name of names) {
      const maker = images.has(name) ? undefined : firstOf(this.namings.get(name))?.step;
      const before = this.makers.get(name);
      if (before === maker) continue;
      if (maker === undefined || before === undefined) changed(this.all);
      if (maker === undefined) this.makers.delete(name);
      else this.makers.set(name, maker);
      changed(this.question(name));
      changed(world.subject('images', name));
    }
  }

  /** Forgets the names that nobody asks about any more. */
  sweep(): void {
    for (const [name, { askers }] of this.questions) if (askers.size === 0) this.questions.delete(name);
  }
}

function firstOf(namings: Iterable<Naming> = []): Naming | undefined {
  let first: Naming | undefined;
  for (const naming of namings) if (first === undefined || naming.index < first.index) first = naming;
  return first;
}
