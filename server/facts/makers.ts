import { making, type Action, type Making } from '../model/actions';
import type { Manifest, Step } from '../model/manifest';
import type { Asked, Question } from './asked';
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

/** The step that first makes an image of each name, where no declared image has it. */
export class Makers {
  private readonly makers = new Map<string, Step>();
  private readonly questions = new Map<string, Question>();
  private readonly all: Question = { changed: 0 };
  private declared: ReadonlySet<string> = new Set();

  constructor(private readonly asked: Asked) {}

  of(name: string): Step | undefined {
    this.asked.note(this.question(name));
    return this.makers.get(name);
  }

  names(): Iterable<string> {
    this.asked.note(this.all);
    return this.makers.keys();
  }

  private question(name: string): Question {
    let question = this.questions.get(name);
    if (question === undefined) this.questions.set(name, (question = { changed: 0 }));
    return question;
  }

  /** Takes over that some steps went and others came. */
  update(
    { images, steps }: Manifest,
    gone: readonly { readonly step: Step }[],
    came: readonly Step[],
    world: World,
    now: number,
  ): void {
    const touched = new Set<string>();
    for (const step of [...gone.map((ran) => ran.step), ...came]) {
      const name = asOf(step);
      if (name !== undefined) touched.add(name);
    }
    for (const name of images.keys()) if (!this.declared.has(name)) touched.add(name);
    for (const name of this.declared) if (!images.has(name)) touched.add(name);
    this.declared = new Set(images.keys());
    if (touched.size === 0) return;
    const first = new Map<string, Step>();
    for (const step of steps) {
      const name = asOf(step);
      if (name !== undefined && touched.has(name) && !images.has(name) && !first.has(name)) first.set(name, step);
    }
    for (const name of touched) {
      const maker = first.get(name);
      if (this.makers.get(name) === maker) continue;
      if (maker === undefined || !this.makers.has(name)) this.all.changed = now;
      if (maker === undefined) this.makers.delete(name);
      else this.makers.set(name, maker);
      this.question(name).changed = now;
      world.subject('images', name).changed = now;
    }
  }
}
