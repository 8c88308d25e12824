import { givenInStep } from '../../facts/initial-facts';
import { message } from '../../messages/message';
import { setTo } from '../fixes';
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
      reasons: [givenInStep(step.architecture, 'architecture').why],
      fixes: () => [setTo(step, 'hw_firmware_type', 'uefi')],
    };
  },
};
