import type { CheckContext, ValueOf } from '../facts/check-context';
import type { Image, ImageFacts } from '../facts/entity';
import { message, type MessageWith } from '../messages/message';
import type { Located } from '../model/located';
import type { Step } from '../model/manifest';
import type { Fix, Report } from './rule';

/**
 * The check of a rule about a single fact. It reports the images of a step for which the fact has a value. `fixes` gives
 * the fixes for an image and the reference to it.
 */
export function imageIs<K extends keyof ImageFacts>(
  rule: MessageWith<'image'>,
  name: K,
  value: ValueOf<ImageFacts[K]>,
  fixes: (step: Step, ref: Located<string>, image: Image, context: CheckContext) => readonly Fix[] = () => [],
): (step: Step, context: CheckContext) => Iterable<Report> {
  return function* (step, context) {
    for (const { ref, image, why } of context.imagesWith(step, name, value))
      yield {
        at: ref.at,
        message: message(rule, { image: image.name }),
        reasons: [why],
        fixes: () => fixes(step, ref, image, context),
      };
  };
}
