import { imageRefs } from '../../model/references';
import { changesImages } from '../../facts/effects';
import { resultNameOf } from '../../facts/producers';
import type { StepState } from '../../facts/step-state';
import type { Evaluation } from '../../facts/evaluation';
import { message, type Message } from '../../messages/message';
import { dataImagesOf } from '../../rules/data-images';

/** What a step creates, changes and uses, by image identity. */
interface Trace {
  readonly made?: string;
  readonly uses: ReadonlySet<string>;
  readonly changes: ReadonlySet<string>;
  /** The OBS objects that it reads, and the one that it writes. */
  readonly reads: readonly string[];
  readonly writes?: string;
}

function traceOf(evaluation: Evaluation, state: StepState): Trace {
  const { step } = state;
  const uses = new Set(imageRefs(step).map(({ value }) => evaluation.symbols.canonicalName('images', value)));
  const acts = step.action === 'delete' || changesImages(step);
  const refs = step.action === 'import' ? [step, ...dataImagesOf(step)].map(({ file }) => file) : [];
  const reads = refs.flatMap((ref) => {
    const file = evaluation.find('files', ref, state)?.facts;
    return file?.bucket.known === true && file.object.known
      ? [objectOf(evaluation, file.bucket.value, file.object.value)]
      : [];
  });
  const writes =
    step.action === 'export' && step.bucket !== undefined && step.object !== undefined
      ? objectOf(evaluation, step.bucket.value, step.object.value)
      : undefined;
  return { made: resultNameOf(step), uses, changes: acts ? uses : new Set(), reads, writes };
}

function objectOf(evaluation: Evaluation, bucket: string, object: string): string {
  return `${evaluation.symbols.canonicalName('buckets', bucket)}/${object}`;
}

/** Why the order of two groups of steps matters, so that they cannot be swapped or run in parallel; `undefined` if it does not. */
export function orderMatters(
  evaluation: Evaluation,
  first: readonly StepState[],
  second: readonly StepState[],
): Message | undefined {
  const others = second.map((state) => traceOf(evaluation, state));
  for (const one of first.map((state) => traceOf(evaluation, state))) {
    for (const two of others) {
      const why = reasonBetween(one, two) ?? reasonBetween(two, one);
      if (why !== undefined) return why;
    }
  }
  return undefined;
}

function reasonBetween(one: Trace, two: Trace): Message | undefined {
  const { made, changes, writes } = one;
  if (made !== undefined && two.made === made) return message('order.same-name', { image: made });
  if (made !== undefined && two.uses.has(made)) return message('order.made', { image: made });
  for (const image of changes) if (two.uses.has(image)) return message('order.changed', { image });
  return writes !== undefined && (two.reads.includes(writes) || two.writes === writes)
    ? message('order.object', { object: writes })
    : undefined;
}
