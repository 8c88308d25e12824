import type { Action } from '../model/actions';
import { invalidate, newQuery, type DependencyTracker, type Query } from './dependency-tracker';
import type { StepState } from './step-state';

interface ActionList extends Query {
  readonly actions: ReadonlySet<Action>;
  steps?: readonly StepState[];
}

/** The steps of some actions, in order; each list is built when it is first read. */
export class StepsByAction {
  private readonly lists = new Map<string, ActionList>();

  constructor(private readonly dependencies: DependencyTracker) {}

  /** The steps with one of the actions among all steps; records the read. */
  of(actions: readonly Action[], all: readonly StepState[]): readonly StepState[] {
    const key = actions.join();
    let list = this.lists.get(key);
    if (list === undefined) this.lists.set(key, (list = { ...newQuery(), actions: new Set(actions) }));
    this.dependencies.recordRead(list);
    const { actions: own } = list;
    return (list.steps ??= all.filter((state) => own.has(state.action)));
  }

  /** Marks the lists with an action as changed. */
  touch(action: Action): void {
    for (const list of this.lists.values()) {
      if (!list.actions.has(action)) continue;
      invalidate(list);
      list.steps = undefined;
    }
  }
}
