import type { Located } from '../model/located';
import type { Step } from '../model/manifest';
import type { Path } from '../syntax/change';

export type Memory = 'min_ram' | 'max_ram';
/** A step that sets memory limits of the image that it creates or updates. */
export type WithMemory = Step<'import' | 'create-from-server' | 'create-from-disk' | 'create-full-ecs' | 'update'>;

/** A memory limit that a step sets, in MB. */
export function memoryOf(step: WithMemory, field: Memory): Located<number> | undefined {
  if (step.action !== 'update') return step[field];
  const set = step.set?.value.get(field);
  const value = Number(set?.value ?? NaN);
  return set === undefined || Number.isNaN(value) ? undefined : { ...set, value };
}

/** The path of a memory limit in a step that sets it. */
export function memoryPath(step: WithMemory, field: Memory): Path {
  return step.action === 'update' ? ['set', field] : [field];
}
