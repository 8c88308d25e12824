import type { Leaf } from '../model/leaf';
import type { Step } from '../model/manifest';
import type { Change } from '../syntax/change';
import { fieldSpot, setField } from './repair';

export type Memory = 'min_ram' | 'max_ram';
/** A step that sets limits of memory of the image that it makes or updates. */
export type WithMemory = Step<'import' | 'create-from-server' | 'create-from-disk' | 'create-full-ecs' | 'update'>;

/** A limit of memory that a step sets, in MB. */
export function memoryOf(step: WithMemory, field: Memory): Leaf<number> | undefined {
  if (step.action !== 'update') return step[field];
  const set = step.set?.value.get(field);
  const value = Number(set?.value ?? NaN);
  return set === undefined || Number.isNaN(value) ? undefined : { ...set, value };
}

/** Changes a limit of memory that a step sets. */
export function changeMemory(step: WithMemory, field: Memory, value: number): Change {
  if (step.action !== 'update') return setField(step, field, value);
  return { do: 'set', at: fieldSpot(step, 'set', field), value };
}
