import type { Ask } from '../facts/ask';
import type { Reason } from '../facts/fact';
import type { Image } from '../facts/view';
import type { Message } from '../messages/message';
import type { Step } from '../model/manifest';
import type { Fault } from './rule';

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

/** What a message says of an image that is too large, in GiB. */
interface TooLarge {
  readonly image: string;
  readonly size: number;
}

/**
 * The images of a step that are larger than a limit in GiB: an error where their own size says so, a warning where only that of
 * their disks does. `say` has the message for either.
 */
export function* tooLarge(
  step: Step,
  most: number,
  facts: Ask,
  say: (args: TooLarge, sure: boolean) => Message,
): Iterable<Fault> {
  for (const { ref, image } of facts.images(step)) {
    const above = sizeAbove(image, most, facts);
    if (above === undefined) continue;
    yield {
      at: ref.at,
      severity: above.sure ? 'error' : 'warning',
      message: say({ image: image.name, size: above.size }, above.sure),
      because: [above.why],
    };
  }
}
