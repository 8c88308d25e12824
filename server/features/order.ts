import { effectOf, imageRefs } from '../facts/effects';
import { asOf } from '../facts/makers';
import type { Ran } from '../facts/ran';
import type { Run } from '../facts/run';
import { message, type Message } from '../messages/message';

/** What a step makes, changes and uses, by the identities of images. */
interface Trace {
  readonly made?: string;
  readonly uses: ReadonlySet<string>;
  readonly changes: ReadonlySet<string>;
  /** The objects in OBS that it reads and writes. */
  readonly reads?: string;
  readonly writes?: string;
}

function traceOf(run: Run, ran: Ran): Trace {
  const { step } = ran;
  const uses = new Set(imageRefs(step).map(({ value }) => run.world.identity('images', value) ?? value));
  const acts = step.action === 'delete' || effectOf(step, ran) !== undefined;
  const file = step.action === 'import' ? run.find('files', step.file, ran.start)?.facts : undefined;
  const reads =
    file?.bucket.known === true && file.object.known ? objectOf(run, file.bucket.value, file.object.value) : undefined;
  const writes =
    step.action === 'export' && step.bucket !== undefined && step.object !== undefined
      ? objectOf(run, step.bucket.value, step.object.value)
      : undefined;
  return { made: asOf(step), uses, changes: acts ? uses : new Set(), reads, writes };
}

function objectOf(run: Run, bucket: string, object: string): string {
  return `${run.world.identity('buckets', bucket) ?? bucket}/${object}`;
}

/** Why the order of two groups of steps matters, so that they can neither trade places nor start together. */
export function orderMatters(run: Run, first: readonly Ran[], second: readonly Ran[]): Message | undefined {
  const others = second.map((ran) => traceOf(run, ran));
  for (const one of first.map((ran) => traceOf(run, ran))) {
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
  return writes !== undefined && (two.reads === writes || two.writes === writes)
    ? message('order.object', { object: writes })
    : undefined;
}
