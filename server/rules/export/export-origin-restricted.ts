import { limit } from '../../catalog/limits';
import type { CheckContext } from '../../facts/check-context';
import type { Image } from '../../facts/entity';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const exportOriginRestricted: Rule<'export'> = {
  id: 'export-origin-restricted',
  severity: 'error',
  on: ['export'],
  *check(step, context) {
    for (const { ref, image, why } of context.imagesWith(step, 'origin_type', 'public-image')) {
      const platform = platformOf(image, context);
      const restricted = limit('export-origin-restricted').values.find(
        (each) => each.toLowerCase() === platform?.toLowerCase(),
      );
      if (restricted === undefined) continue;
      yield {
        at: ref.at,
        message: message('export-origin-restricted', { image: image.name, platform: restricted }),
        reasons: [why],
      };
    }
  },
};

/** The platform of an image. The OS type also identifies Windows. */
function platformOf(image: Image, context: CheckContext): string | undefined {
  const { platform, os_type: system } = image.facts;
  if (platform.known) return platform.value;
  if (system.known && system.value === 'Windows') return 'Windows';
  return context.of(image, 'platform')?.value;
}
