import { limit } from '../../catalog/limits';
import type { Ask } from '../../facts/ask';
import type { Image } from '../../facts/view';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportOriginRestricted: Rule<'export'> = {
  id: 'export-origin-restricted',
  severity: 'error',
  on: ['export'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const originType = facts.of(image, 'origin_type');
      if (originType?.value !== 'public-image') continue;
      const platform = platformOf(image, facts);
      const restricted = limit('export-origin-restricted').values.find(
        (each) => each.toLowerCase() === platform?.toLowerCase(),
      );
      if (restricted === undefined) continue;
      yield {
        at: ref.at,
        message: message('export-origin-restricted', { image: image.name, platform: restricted }),
        because: [originType.why],
      };
    }
  },
};

/** The platform of an image; Windows is known from the type of the system as well. */
function platformOf(image: Image, facts: Ask): string | undefined {
  const { platform, os_type: system } = image.facts;
  if (platform.known) return platform.value;
  if (system.known && system.value === 'Windows') return 'Windows';
  return facts.of(image, 'platform')?.value;
}
