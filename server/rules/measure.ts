import type { Ask } from '../facts/ask';
import type { Reason } from '../facts/fact';
import type { Image } from '../facts/view';

/** A size above a limit: `sure` where the image's own size says so, else only its smallest system disk does. GiB. */
export interface Above {
  readonly size: number;
  readonly sure: boolean;
  readonly why: Reason;
}

/**
 * Whether an image is larger than a limit in GiB. Its size decides; where only `min_disk` is known, that is a hint: a disk of
 * 200 GiB may be an image of 10.
 */
export function sizeAbove(image: Image, most: number, facts: Ask): Above | undefined {
  const { size, min_disk } = image.facts;
  if (size.known) return size.value > most ? { size: size.value, sure: true, why: size.why } : undefined;
  if (min_disk.known && min_disk.value > most) return { size: min_disk.value, sure: false, why: min_disk.why };
  facts.known(size);
  return undefined;
}
