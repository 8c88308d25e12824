import { compact } from '../text/compact';

/** Something that can be asked of a plan by name, such as an image or the maker of a name: it knows who asked. */
export interface Question {
  readonly askers: Set<Asker>;
  /** Who asked last: most ask the same again and again. */
  last?: Asker;
  /** How often the answer became another one. */
  version: number;
}

/** Something that was found out by asking questions: a step that was run and judged, or a judgement. */
export interface Asker {
  /** The answer to one of its questions changed: it must be found out anew. */
  stale: boolean;
  /** Index of the step that asks; infinite where it sees the whole plan. */
  readonly index: number;
  asked: Question[];
}

export function question(): Question {
  return { askers: new Set(), last: undefined, version: 0 };
}

/** Says that the answer is another one for those who ask behind a step: for all, unless an index is given. */
export function changed(question: Question, behind = -1): void {
  question.version++;
  for (const asker of question.askers) if (asker.index > behind) asker.stale = true;
}

/** Forgets what somebody asked, who goes away or asks anew. */
export function release(asker: Asker): void {
  for (const question of asker.asked) {
    question.askers.delete(asker);
    question.last = undefined;
  }
  asker.asked.length = 0;
}

/** Notes the questions that are asked while somebody listens. */
export class Asked {
  private asker: Asker | undefined;

  note(question: Question): void {
    const { asker } = this;
    if (asker === undefined || question.last === asker) return;
    question.last = asker;
    if (question.askers.has(asker)) return;
    question.askers.add(asker);
    asker.asked.push(question);
  }

  /** Runs something and notes what it asks. */
  during<T>(asker: Asker, act: () => T): T {
    const before = this.asker;
    this.asker = asker;
    try {
      return act();
    } finally {
      this.asker = before;
      asker.asked = compact(asker.asked);
    }
  }
}
