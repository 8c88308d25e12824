import { message } from '../../messages/message';
import { fieldSpot } from '../repair';
import type { Rule } from '../rule';

/** What the console changes of other images only; the call itself takes further attributes of data disk images. */
const limited: ReadonlySet<string> = new Set(['min_ram', 'max_ram', 'hw_vif_multiqueue_enabled', 'hw_firmware_type']);

/** What the Terraform provider lets one update after the image is created. */
const memory: ReadonlySet<string> = new Set(['min_ram', 'max_ram']);

export const updateDataDiskLimited: Rule<'update'> = {
  id: 'update-data-disk-limited',
  severity: 'error',
  on: ['update'],
  *check(step, facts) {
    for (const { image } of facts.images(step)) {
      const kind = facts.of(image, 'kind');
      if (kind?.value !== 'data') continue;
      for (const [name, { key }] of step.set?.value ?? []) {
        if (!limited.has(name) && !name.startsWith('__support_')) continue;
        yield {
          at: key,
          message: message('update-data-disk-limited', { image: image.name, attribute: name }),
          because: [kind.why],
          ...(memory.has(name)
            ? { rests: { on: 'disputed', note: message('update-data-disk-limited.disputed') } }
            : {}),
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
