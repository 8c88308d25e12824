import type { Order, Step } from '../model/manifest';
import type { StepPoint } from '../model/order';
import type { Section } from '../model/sections';
import { lowerBound } from '../text/binary-search';
import { invalidate, newQuery, type DependencyTracker, type Query } from './dependency-tracker';
import type { Reason } from './fact';
import type { Image, Entities } from './entity';

/** An image at some point between the steps. */
export interface ImageState {
  readonly image: Image;
  /** It was deleted. */
  readonly ended?: Reason;
}

/** What a step does to an image. */
export interface ImageChange {
  /** The image after the step and all steps that are listed before it. */
  readonly listed: ImageState;
  /** The image after the step and the steps that have ended before it. */
  readonly own: ImageState;
  /** The change itself. */
  readonly change: (before: Image) => Image;
}

/** An image after one step. Later steps depend on the versions that they see, not on the whole history. */
interface Version extends Query, ImageChange {
  readonly by: Required<StepPoint>;
}

/** An entity as steps refer to it, shared by all references to it. */
export interface Binding extends Query {
  /** The key of the history; `undefined` if the reference is not defined. */
  readonly identity: string | undefined;
  entity?: Entities[Section];
  /** For an image: the dependency of readers that see it before its first version. */
  readonly before: Query;
  /** For an image: its versions in the order of the steps, up to one for each step. */
  versions: Version[];
}

/**
 * The state of an image at a point between the steps, from the versions by steps that have ended by then; `undefined` before its first
 * version. It is that of the last version before that point, unless the step there can run at the same time as earlier ones: then
 * it sees its own selection of changes.
 */
export function stateAt(
  binding: Binding,
  { index, step }: StepPoint,
  order: Order,
  tracker: DependencyTracker,
  declared: (binding: Binding) => Image | undefined,
): ImageState | undefined {
  const { versions, before } = binding;
  const count = countBefore(versions, index);
  const last = versions[count - 1];
  const start = step === undefined ? count : stageStart(versions, count, step, order);
  if (step === undefined || start === count) {
    tracker.recordRead(last ?? before);
    return last?.listed;
  }
  const base = versions[start - 1];
  if (order.inChains) {
    const own = last !== undefined && !order.mayRunTogether(last.by.step, step) ? last : undefined;
    tracker.recordRead(own ?? base ?? before);
    return own?.own ?? base?.listed;
  }
  tracker.recordRead(base ?? before);
  let state: ImageState | undefined = base?.listed;
  for (const version of versions.slice(start, count)) {
    if (order.mayRunTogether(version.by.step, step)) continue;
    tracker.recordRead(version);
    const { own, change } = version;
    const image = state?.image ?? declared(binding);
    state = { image: image === undefined ? own.image : change(image), ended: own.ended ?? state?.ended };
  }
  return state;
}

/** The index of the first version by a step of the same stage as a step, among those before `count`; `count` if there is none. */
function stageStart(versions: readonly Version[], count: number, step: Step, order: Order): number {
  const stage = order.stageOf(step);
  if (stage === undefined) return count;
  return lowerBound(count, (index) => {
    const version = versions[index];
    return version === undefined || order.stageOf(version.by.step) === stage;
  });
}

/** The number of versions from steps before an index. */
function countBefore(versions: readonly Version[], place: number): number {
  return lowerBound(versions.length, (index) => (versions[index]?.by.index ?? Infinity) >= place);
}

/** Sets the version of an image after a step, and invalidates later readers of the versions before it. */
export function setVersion(binding: Binding, by: Required<StepPoint>, change: ImageChange, order: Order): void {
  const { versions } = binding;
  const version: Version = Object.assign(newQuery(), { by }, change);
  const at = countBefore(versions, by.index);
  const known = versions[at];
  if (known?.by === by) {
    versions[at] = version;
    invalidate(known);
    return;
  }
  invalidate(versions[at - 1] ?? binding.before, by.index);
  // A later step of the stage may not have read that version, but the one before the stage.
  const start = stageStart(versions, at, by.step, order);
  if (start < at) invalidate(versions[start - 1] ?? binding.before, by.index);
  // A literal list of one element uses less memory than one that grew.
  if (versions.length === 0) binding.versions = [version];
  else versions.splice(at, 0, version);
}

/** Removes the version of a step, and invalidates its readers. */
export function removeVersion({ versions }: Binding, by: Required<StepPoint>): void {
  const at = countBefore(versions, by.index);
  const known = versions[at];
  if (known?.by !== by) return;
  versions.splice(at, 1);
  invalidate(known);
}
