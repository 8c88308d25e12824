import { message } from '../../messages/message';
import { setField } from '../repair';
import type { Rule } from '../rule';

export const importArmFirmware: Rule<'import'> = {
  id: 'import-arm-firmware',
  severity: 'warning',
  on: ['import'],
  *check(step) {
    const firmware = step.hw_firmware_type;
    if (step.architecture?.value !== 'arm' || firmware?.value !== 'bios') return;
    yield {
      at: firmware.at,
      message: message('import-arm-firmware'),
      because: [
        {
          note: message('because.step-field', { field: 'architecture', value: 'arm' }),
          at: step.architecture.at,
          from: [],
        },
      ],
      fixes: () => [
        {
          title: message('fix.set-field', { field: 'hw_firmware_type', value: 'uefi' }),
          changes: [setField(step, 'hw_firmware_type', 'uefi')],
        },
      ],
    };
  },
};
