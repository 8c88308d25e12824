import type { Action } from '../model/actions';
import { changed, question, type Asked, type Question } from './asked';
import type { Ran } from './ran';

/** The steps of each action, in the order of the run; each list is made when it is asked for. */
export class ByAction {
  private readonly lists = new Map<Action, { readonly question: Question; steps?: readonly Ran[] }>();

  constructor(private readonly asked: Asked) {}

  /** The steps of an action among all steps; notes that it was asked. */
  of(action: Action, all: readonly Ran[]): readonly Ran[] {
    const own = this.list(action);
    this.asked.note(own.question);
    return (own.steps ??= all.filter((ran) => ran.action === action));
  }

  /** The list of an action is no longer what it was. */
  touch(action: Action): void {
    const own = this.list(action);
    changed(own.question);
    own.steps = undefined;
  }

  private list(action: Action): { readonly question: Question; steps?: readonly Ran[] } {
    let own = this.lists.get(action);
    if (own === undefined) this.lists.set(action, (own = { question: question() }));
    return own;
  }
}
