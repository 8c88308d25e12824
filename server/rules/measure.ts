import type { Ask } from '../facts/ask';
import type { Reason } from '../facts/fact';
import type { Image } from '../facts/view';

/** A size above a limit, in GiB. */
export interface Above {
  readonly size: number;
  /** It is the image's own size. Otherwise it is that of its disks: the image is at most that large, and perhaps far smaller. */
  readonly sure: boolean;
  readonly why: Reason;
}

/**
 * Whether an image is larger than a limit in GiB. The documents limit the image itself, so its own size decides. Where that is
 * not known, what its disks add up to or its `min_disk` is only an upper bound, on which no error may rest: a disk of 200 GiB
 * may give an image of 10.
 */
export function sizeAbove(image: Image, most: number, facts: Ask): Above | undefined {
  const { size, disk_size, min_disk } = image.facts;
  if (size.known) return size.value > most ? { size: size.value, sure: true, why: size.why } : undefined;
  const bound = disk_size.known ? disk_size : min_disk;
  if (bound.known && bound.value > most) return { size: bound.value, sure: false, why: bound.why };
  if (!disk_size.known) facts.known(size.settle === undefined ? disk_size : size);
  return undefined;
}
