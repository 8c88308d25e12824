import { message } from '../../messages/message';
import { setTo } from '../fixes';
import type { Rule } from '../rule';

export const updateFirmwareType: Rule<'update'> = {
  id: 'update-firmware-type',
  severity: 'error',
  on: ['update'],
  *check(step, context) {
    const field = step.set?.value.get('hw_firmware_type');
    if (field === undefined) return;
    // Without the attribute, an image boots with BIOS.
    const mode = field.value ?? 'bios';
    if (mode !== 'bios' && mode !== 'uefi') {
      yield { at: field.at, message: message('update-firmware-type', { value: String(mode) }) };
      return;
    }
    for (const { image } of context.images(step)) {
      const architecture = mode === 'bios' ? context.of(image, 'architecture') : undefined;
      if (architecture?.value !== 'arm') continue;
      yield {
        at: field.at,
        message: message('update-firmware-type.arm', { image: image.name }),
        reasons: [architecture.why],
        fixes: () => [setTo(step, ['set', 'hw_firmware_type'], 'uefi')],
      };
    }
  },
};
