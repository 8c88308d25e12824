import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { sizeAbove } from '../image-size';
import type { Rule } from '../rule';

export const exportEncryptedLarge: Rule<'export'> = {
  id: 'export-encrypted-large',
  severity: 'error',
  on: ['export'],
  yieldsTo: ['export-full-ecs', 'export-iso'],
  *check(step, context) {
    const { value: most } = limit('export-encrypted-large');
    for (const { ref, image, why } of context.imagesWith(step, 'encrypted', true)) {
      const above = sizeAbove(image, most, context);
      if (above === undefined) continue;
      const args = { image: image.name, size: above.size, limit: most };
      yield {
        at: ref.at,
        // Some regions export larger images without fast export.
        severity: above.sure && step.is_quick_export?.value === true ? 'error' : 'warning',
        message: message(above.sure ? 'export-encrypted-large' : 'export-encrypted-large.min-disk', args),
        reasons: [why, above.why],
      };
    }
  },
};
