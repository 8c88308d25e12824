import { message } from '../../messages/message';
import { dropFields } from '../fixes';
import type { Rule } from '../rule';

/** Attributes that the console changes for other images only. The API accepts more attributes of data disk images. */
const limited: ReadonlySet<string> = new Set(['min_ram', 'max_ram', 'hw_vif_multiqueue_enabled', 'hw_firmware_type']);

/** Attributes that the Terraform provider can update after the image is created. */
const memory: ReadonlySet<string> = new Set(['min_ram', 'max_ram']);

export const updateDataDiskLimited: Rule<'update'> = {
  id: 'update-data-disk-limited',
  severity: 'error',
  on: ['update'],
  *check(step, context) {
    for (const { image, why } of context.imagesWith(step, 'kind', 'data')) {
      for (const [name, { key }] of step.set?.value ?? []) {
        if (!limited.has(name) && !name.startsWith('__support_')) continue;
        yield {
          at: key,
          message: message('update-data-disk-limited', { image: image.name, attribute: name }),
          reasons: [why],
          evidence: memory.has(name)
            ? { on: 'disputed', note: message('update-data-disk-limited.disputed') }
            : undefined,
          fixes: () => dropFields(step, ['set', name]),
        };
      }
    }
  },
};
