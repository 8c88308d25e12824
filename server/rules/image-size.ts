import { limit } from '../catalog/limits';
import type { CheckContext } from '../facts/check-context';
import type { Reason } from '../facts/fact';
import type { Image } from '../facts/entity';
import { message } from '../messages/message';
import type { Step } from '../model/manifest';
import type { AnchoredSpan } from '../text/anchored-span';
import type { Report } from './rule';

/** A size above a limit, in GiB. */
export interface SizeAbove {
  readonly size: number;
  /** True for the image's own size. The size of its disks is only an upper bound for the image. */
  readonly sure: boolean;
  readonly why: Reason;
}

/**
 * Whether an image is larger than a limit in GiB. The documents limit the image itself, so its own size decides. If that is
 * unknown, the sum of its disks or its `min_disk` is an upper bound that cannot justify an error: a 200 GiB disk may produce a 10
 * GiB image.
 */
export function sizeAbove(image: Image, most: number, context: CheckContext): SizeAbove | undefined {
  const { size, disk_size, min_disk } = image.facts;
  if (size.known) return size.value > most ? { size: size.value, sure: true, why: size.why } : undefined;
  const bound = disk_size.known ? disk_size : min_disk;
  if (bound.known && bound.value > most) return { size: bound.value, sure: false, why: bound.why };
  if (!disk_size.known) context.known(size.settle === undefined ? disk_size : size);
  return undefined;
}

/**
 * Reports the images of a step that are larger than the limit of a rule: an error if their own size is, a warning if only the size of
 * their disks is. `most` is the largest size that is allowed, in GiB.
 */
export function* tooLarge(
  rule: 'copy-in-region-size' | 'export-size-max' | 'publish-size',
  step: Step,
  context: CheckContext,
  most = limit(rule).value,
): Iterable<Report> {
  for (const { ref, image } of context.images(step)) {
    const above = sizeAbove(image, most, context);
    if (above === undefined) continue;
    const { size, sure, why } = above;
    yield {
      at: ref.at,
      severity: sure ? 'error' : 'warning',
      message: message(sure ? rule : `${rule}.disk`, { image: image.name, size, limit: limit(rule).value }),
      reasons: [why],
    };
  }
}

/** Reports that the disk which an image is created from is larger than the limit of a rule. */
export function* diskTooLarge(
  rule: 'data-image-disk-size' | 'system-image-disk-size',
  at: AnchoredSpan,
  context: CheckContext,
): Iterable<Report> {
  const { value: most } = limit(rule);
  const size = context.of(context.state?.result, 'disk_size');
  if (size === undefined || size.value <= most) return;
  yield { at, message: message(rule, { size: size.value, limit: most }), reasons: [size.why] };
}
