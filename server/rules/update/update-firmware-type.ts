import { message } from '../../messages/message';
import { fieldSpot } from '../repair';
import type { Rule } from '../rule';

export const updateFirmwareType: Rule<'update'> = {
  id: 'update-firmware-type',
  severity: 'error',
  on: ['update'],
  *check(step, facts) {
    const field = step.set?.value.get('hw_firmware_type');
    if (field === undefined) return;
    // Without the attribute an image boots with BIOS.
    const mode = field.value ?? 'bios';
    if (mode !== 'bios' && mode !== 'uefi') {
      yield { at: field.at, message: message('update-firmware-type', { value: String(mode) }) };
      return;
    }
    for (const { image } of facts.images(step)) {
      const architecture = mode === 'bios' ? facts.of(image, 'architecture') : undefined;
      if (architecture?.value !== 'arm') continue;
      yield {
        at: field.at,
        message: message('update-firmware-type.arm', { image: image.name }),
        because: [architecture.why],
        fixes: () => [
          {
            title: message('fix.set-field', { field: 'hw_firmware_type', value: 'uefi' }),
            changes: [{ do: 'set', at: fieldSpot(step, 'set', 'hw_firmware_type'), value: 'uefi' }],
          },
        ],
      };
    }
  },
};
