import { bootsWithUefi, osVersion } from '../../catalog/os-versions';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const importUefiOs: Rule<'import'> = {
  id: 'import-uefi-os',
  severity: 'info',
  on: ['import'],
  *check(step) {
    const { os_version: version, hw_firmware_type: firmware, architecture } = step;
    if (firmware?.value !== 'uefi' || architecture?.value === 'arm' || version === undefined) return;
    const known = osVersion(version.value);
    // Generic entries and other minor releases of a listed system are inconclusive.
    if (known === undefined || known.uefi || version.value.startsWith('Other') || bootsWithUefi(version.value)) return;
    yield { at: firmware.at, message: message('import-uefi-os', { version: version.value }) };
  },
};
