/**
 * Something that can be asked of a plan by name, such as an image or the maker of a name. What asks it remembers it; when the
 * answer may have changed it is stamped with the time of the change, so that only those who asked need to ask again.
 */
export interface Question {
  /** Clock of the run when the answer last changed. */
  changed: number;
}

/** Notes the questions that are asked while somebody listens. */
export class Asked {
  private listener: Set<Question> | undefined;

  note(question: Question): void {
    this.listener?.add(question);
  }

  /** Runs something and notes what it asks. */
  during<T>(into: Set<Question>, act: () => T): T {
    const before = this.listener;
    this.listener = into;
    try {
      return act();
    } finally {
      this.listener = before;
    }
  }
}

/** Whether the answer to any of the questions changed after a time. */
export function anyChanged(questions: ReadonlySet<Question>, since: number): boolean {
  for (const question of questions) if (question.changed > since) return true;
  return false;
}
