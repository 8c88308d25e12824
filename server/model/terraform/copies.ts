import type { Instance } from '../configuration';
import { regionName } from './providers';
import { valueOf } from './things';
import { isUnsent, textOf } from './values';

/** The provider copies across regions if `target_region` is given and differs from the region of the resource. */
export function copyAction(instance: Instance): 'copy-in-region' | 'copy-cross-region' | undefined {
  const target = valueOf(instance, 'target_region');
  if (target === undefined || isUnsent(target)) return 'copy-in-region';
  const [from, to] = [regionName(instance), textOf(target)];
  if (from === undefined || to === undefined) return undefined;
  return from === to ? 'copy-in-region' : 'copy-cross-region';
}
