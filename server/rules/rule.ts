import type { Evidence } from '../catalog/reference';
import type { Ask } from '../facts/ask';
import type { Reason } from '../facts/fact';
import type { Run } from '../facts/run';
import type { Message } from '../messages/message';
import type { Action } from '../model/actions';
import type { Block, Step, Thing } from '../model/manifest';
import type { Section } from '../model/sections';
import type { Change } from '../syntax/change';
import type { Place } from '../text/place';

export type Severity = 'error' | 'warning' | 'info';

/** What a rule is about: the steps of an action, the things of a section, the `parallel` blocks, or the whole plan. */
export type Subject = Action | Section | 'block' | 'manifest';

/** What `check` is given: a step, a declared thing, a block with its steps, or the run of the whole plan. */
export type SubjectOf<On extends Subject> =
  | (On extends Action ? Step<On> : never)
  | (On extends Section ? Thing<On> : never)
  | (On extends 'block' ? Block : never)
  | (On extends 'manifest' ? Run : never);

/** A way to repair the plan. */
export interface Fix {
  readonly title: Message;
  /** Meaning is kept and no value is invented: it may be applied without a person looking. */
  readonly safe?: boolean;
  readonly changes: readonly Change[];
}

/** What a finding rests on. `note` is the sentence of the message that says so; required where it is not certain. */
export type Rests =
  { readonly on: 'stated' | 'older' } | { readonly on: Exclude<Evidence, 'stated' | 'older'>; readonly note: Message };

/** What a rule found. */
export interface Fault {
  /** The smallest place that makes sense: a value or a key, on one line. */
  readonly at: Place;
  readonly message: Message;
  /** Why what the message says is so; their places are the related places. */
  readonly because?: readonly (Reason | undefined)[];
  /** Repairs, the best first. Only called when somebody asks for them. */
  readonly fixes?: () => readonly Fix[];
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** Where this finding rests on something else than the constraint: its severity is bounded by this then. */
  readonly rests?: Rests;
}

/** One constraint of the catalogue, checked on one kind of thing. */
export interface Rule<On extends Subject = Subject> {
  /** The constraint's id in the catalogue; also the name of the file and of its page. */
  readonly id: string;
  readonly severity: Severity;
  readonly on: readonly On[];
  /** Rules that say it better: where one of them found something on the same step or thing, this one keeps silent. */
  readonly yieldsTo?: readonly string[];
  /** Off unless a setting turns it on. */
  readonly off?: boolean;
  check(it: SubjectOf<On>, facts: Ask): Iterable<Fault>;
}
