import { holds, limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { sizeAbove } from '../image-size';
import type { Rule } from '../rule';
import { fastExport } from '../fixes';
import { knownValue } from '../../facts/fact';

export const exportSizeNeedsQuick: Rule<'export'> = {
  id: 'export-size-needs-quick',
  severity: 'warning',
  on: ['export'],
  yieldsTo: ['export-encrypted-large', 'export-full-ecs', 'export-iso', 'export-size-max'],
  *check(step, context) {
    if (step.is_quick_export?.value === true) return;
    if (step.is_quick_export === undefined && !context.absent(step, 'is_quick_export')) return;
    const { value: most } = limit('export-size-needs-quick');
    const { values: noFast } = limit('export-quick-region');
    for (const { ref, image } of context.images(step)) {
      const { region } = image.facts;
      const hard = region.known && holds(noFast, region.value);
      // Standard export requires an image smaller than the limit, so the limit itself is too large.
      const above = sizeAbove(image, hard ? most - 1 : most, context);
      if (above === undefined) continue;
      const args = { image: image.name, size: above.size, limit: most };
      yield {
        at: ref.at,
        severity: hard && above.sure ? 'error' : 'warning',
        message: hard
          ? message('export-size-needs-quick.hard', { ...args, region: region.value })
          : message('export-size-needs-quick', args),
        reasons: [above.why],
        fixes: () => (hard || knownValue(image.facts.encrypted) === true ? [] : [fastExport(step)]),
      };
    }
  },
};
