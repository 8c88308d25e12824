import type { Instance } from './configuration';
import { regionName } from './providers';
import { isMade, kindOf, valueOf } from './instance';
import { isUnsent, textOf } from './values';

export type CopyAction = 'copy-in-region' | 'copy-cross-region';

/** The provider copies across regions if `target_region` is given and differs from the region of the resource. */
export function copyAction(instance: Instance): CopyAction | undefined {
  const target = valueOf(instance, 'target_region');
  if (target === undefined || isUnsent(target)) return 'copy-in-region';
  const [from, to] = [regionName(instance), textOf(target)];
  if (from === undefined || to === undefined) return undefined;
  return from === to ? 'copy-in-region' : 'copy-cross-region';
}

/** Whether an instance is a new copy that may stay in its region or leave it. */
export function isUndecided(instance: Instance): boolean {
  return kindOf(instance) === 'images_image_copy' && isMade(instance) && copyAction(instance) === undefined;
}
