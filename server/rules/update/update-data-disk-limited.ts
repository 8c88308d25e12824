import { message } from '../../messages/message';
import { fieldSpot } from '../repair';
import type { Rule } from '../rule';

export const updateDataDiskLimited: Rule<'update'> = {
  id: 'update-data-disk-limited',
  severity: 'error',
  on: ['update'],
  *check(step, facts) {
    for (const { image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (kind?.value !== 'data') continue;
      for (const [name, { key }] of step.set?.value ?? []) {
        if (['name', 'description', '__description'].includes(name)) continue;
        yield {
          at: key,
          message: message('update-data-disk-limited', { image: image.name, attribute: name }),
          because: [kind.why],
          fixes: () => [
            {
              title: message('fix.remove-field', { field: name }),
              changes: [{ do: 'remove', at: fieldSpot(step, 'set', name) }],
            },
          ],
        };
      }
    }
  },
};
